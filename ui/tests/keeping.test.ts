// What the program may call a step; where files are dropped; files that are no pages yet.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropScale } from '../src/backend/tauri';
import type { PageView, ResultView } from '../src/backend/types';
import { STEPS } from '../src/design/UndoRedo';
import { placeAfterStep } from '../src/desk/moving';
import { unusable } from '../src/desk/parts';
import { verdictOf } from '../src/desk/verdict';
import { nameOf } from '../src/pages/TakeIn';

/** Every label under which the store or the office journals a step. */
function labels(): string[] {
  const folders = ['../../crates/store/src', '../../crates/api/src/office'].map((it) => join(import.meta.dirname, it));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.rs'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const journalled = /(?:\.edit(?:_within)?\(|begin\(|set_removed\(|\.change\()[^;{|]*?"([a-z]+(?:-[a-z]+)+)"/g;
  return [...new Set(sources.flatMap((text) => [...text.matchAll(journalled)].map((match) => match[1] ?? '')))];
}

test('every step that the program journals has a name in the window', () => {
  const found = labels();
  expect(found).toEqual(expect.arrayContaining(['add-pages', 'set-answer', 'restore-slot', 'turn-page', 'remove-pages']));
  expect(found.filter((label) => !STEPS.includes(`ui-step-${label}`))).toEqual([]);
});

test('only Windows tells the place of a drop in pixels of the screen', () => {
  expect(dropScale('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/140', 2)).toBe(2);
  expect(dropScale('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15', 2)).toBe(1);
  expect(dropScale('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 2)).toBe(1);
});

const page = (id: number, part: PageView['part'] = 'original') => ({ id, part, state: 'ready', trouble: null }) as PageView;

test('files that are no pages yet have no place among the pages', () => {
  const pages = [page(1), page(2), page(-7), page(3, 'translation')];
  expect(placeAfterStep(pages, page(2), 'later', 4)).toEqual({ part: 'legalisation', index: 0 });
  expect(placeAfterStep(pages, page(3, 'translation'), 'earlier', 4)).toEqual({ part: 'legalisation', index: 0 });
  expect(placeAfterStep([page(1), page(-7), page(3, 'legalisation')], page(3, 'legalisation'), 'earlier', 4)).toEqual({
    part: 'original',
    index: 1,
  });
});

test('a document without a file that could not be used is not called good', () => {
  const result = { state: 'ready', findings: [] } as unknown as ResultView;
  const failed = { ...page(-7), state: 'failed', trouble: { code: 'not-recognised', text: 'No picture.', cure: null } } as PageView;
  expect(unusable([page(1), failed])).toEqual([failed]);
  expect([verdictOf(result, 0), verdictOf(result, 1)]).toEqual(['good', 'bad']);
});

test('files are called by their own names on every system', () => {
  expect([nameOf('/a/b/Amina.liite'), nameOf('C:\\a\\Amina.liite')]).toEqual(['Amina.liite', 'Amina.liite']);
});
