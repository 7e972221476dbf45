// Passphrases, recovery words and the made-up languages.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { expect, test } from 'vitest';
import { isIdle } from '../src/app/idle';
import { placesToAsk } from '../src/pages/RecoveryWords';
import { strengthOf } from '../src/pages/strengthOf';
import { accented, mirrored } from '../src/texts/pseudo';

test.each(['', 'salasana', 'Password123', 'aaaaaaaaaaaaaaaaaaaa', 'qwerty12345', 'kissa'])('"%s" is easy to guess', (it) => {
  expect(strengthOf(it)).toBe('weak');
});

test.each(['purjevene lamppu kivi sade', 'Vihreä-kuu-7-saari!'])('"%s" is very good', (it) => {
  expect(strengthOf(it)).toBe('strong');
});

test('longer is never worse', () => {
  const order = ['weak', 'fair', 'strong'];
  const steps = [...'metsä tuuli kahvi'].map((_, i) => order.indexOf(strengthOf('metsä tuuli kahvi'.slice(0, i + 1))));
  expect(steps).toEqual([...steps].sort());
});

test('two different words are asked for, and the same ones after going back', () => {
  const words = Array.from({ length: 24 }, (_, i) => 'x'.repeat(3 + (i % 5)));
  const [first, second] = placesToAsk(words);
  expect(first).toBeGreaterThanOrEqual(1);
  expect(second).toBeGreaterThan(first);
  expect(second).toBeLessThanOrEqual(24);
  expect(placesToAsk(words)).toEqual([first, second]);
});

test('the made-up languages change the words but not what is filled in', () => {
  const say = (transform: (text: string) => string) => {
    const bundle = new FluentBundle('en', { transform, useIsolating: false });
    bundle.addResource(new FluentResource('greeting = Hello { $name }'));
    return bundle.formatPattern(bundle.getMessage('greeting')?.value ?? '', { name: 'Amina' });
  };
  expect(say(accented)).toBe('Ĥéľľö~~ Amina');
  expect(say(mirrored)).toMatch(/^[\u0600-\u06ff]+ Amina$/);
});

test('accented text is about two fifths longer', () => {
  const text = 'Drag the corners onto the corners of the paper';
  expect(accented(text).length / text.length).toBeGreaterThan(1.3);
});

test('idle is counted in minutes, and never means never', () => {
  const noon = Date.UTC(2026, 0, 1, 12);
  expect(isIdle(noon, noon + 15 * 60_000, 15)).toBe(true);
  expect(isIdle(noon, noon + 15 * 60_000 - 1, 15)).toBe(false);
  expect(isIdle(noon, noon + 999 * 60_000, 0)).toBe(false);
});
