// Amounts and times as people type them: a comma or a point, spaces between thousands.

/** Hundredths (of euros: cents) of a number such as `2 350,50`; null for anything else. */
export function hundredths(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return null;
  return Math.round(Number(plain) * 100);
}

/** `13:45` of a time such as `13.45` or `9:5`; null for anything else. */
export function clockOf(typed: string): string | null {
  const [, hours = '', minutes = ''] = /^\s*(\d{1,2})[.:](\d{1,2})\s*$/.exec(typed) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}
