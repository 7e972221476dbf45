// A modest guess at how long a passphrase would withstand guessing. It warns; it does not judge.

export type StrengthWord = 'weak' | 'fair' | 'strong';

const USUAL = /pass(word|phrase)|salasana|lösenord|qwert|asdf|12345|abc|suomi|finland|liite|migri/gi;

/** By length, kinds of characters and repetition; well-known pieces count for almost nothing. */
export function strengthOf(passphrase: string): StrengthWord {
  const bare = passphrase.replace(USUAL, '·').replace(/(.)\1{2,}/gu, '$1$1');
  const letters = [...bare];
  const different = new Set(letters).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(bare)).length;
  const bits = Math.min(letters.length, different * 2) * (1.6 + kinds * 0.7);
  if (bits < 32) return 'weak';
  return bits < 52 ? 'fair' : 'strong';
}
