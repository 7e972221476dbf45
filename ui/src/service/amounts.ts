// Amounts as people type them: a comma or a point, spaces between thousands.

/** Hundredths (of euros: cents) of a number such as `2 350,50`; null for anything else. */
export function hundredths(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return null;
  return Math.round(Number(plain) * 100);
}
