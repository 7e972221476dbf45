// Made-up languages: one long and accented (a text that is not accented was never translated; a text that is cut has
// too little room), one right to left.

const ACCENTED: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, i) => [
    letter,
    [...'åƀçďéƒǧĥíĵķľɱñöƥɋŕšŧüṽŵẋýžÅƁÇĎÉƑǦĤÍĴĶĽṀÑÖƤɊŔŠŦÜṼŴẊÝŽ'][i] ?? letter,
  ]),
);

const ARABIC: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, i) => [letter, [...'ابجدهفغحيژكلمنوپقرستثطظخصز'][i] ?? letter]),
);

/** Accented letters and about two fifths more of them. */
export function accented(text: string): string {
  const letters = [...text].map((letter) => ACCENTED[letter] ?? letter).join('');
  const words = [...text].filter((letter) => letter in ACCENTED).length;
  if (words === 0) return letters;
  const [, body = '', space = ''] = /^([\s\S]*?)(\s*)$/.exec(letters) ?? [];
  return `${body}${'~'.repeat(Math.ceil(words * 0.4))}${space}`;
}

/** Arabic letters in place of Latin ones: no language, but set and broken into lines like one. */
export function mirrored(text: string): string {
  return [...text].map((letter) => ARABIC[letter.toLowerCase()] ?? letter).join('');
}
