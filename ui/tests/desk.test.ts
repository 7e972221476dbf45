// The desk behind the pages' one door: order, parts, undo, and what is drawn again.

import { beforeEach, expect, test } from 'vitest';
import { keepSame } from '../src/app/live';
import { parse, to } from '../src/app/route';
import type { Backend } from '../src/backend/backend';
import { createMock } from '../src/backend/mock';
import type { Desk } from '../src/backend/types';
import { placeAfterStep } from '../src/desk/moving';
import { atWidth, pagesOf } from '../src/desk/parts';
import { verdictOf } from '../src/desk/verdict';

const SLOT = 12;
let backend: Backend;
const desk = () => backend.desk(SLOT);
const ids = (it: Desk, part: 'original' | 'legalisation' | 'translation') => pagesOf(it.pages, part).map((p) => p.id % 10_000);

beforeEach(() => {
  backend = createMock({ start: 'some', pace: 0 });
});

async function settled(): Promise<Desk> {
  for (;;) {
    const it = await desk();
    if (!it.progress) return it;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

test('a page moved forward lands where it was dropped', async () => {
  const [first] = (await desk()).pages;
  await backend.movePages([first?.id ?? 0], 'original', 2);
  expect(ids(await desk(), 'original')).toEqual([2, 3, 1, 4, 5]);
});

test('pages moved together into another part keep their order', async () => {
  const { pages } = await desk();
  await backend.movePages([pages[3]?.id ?? 0, pages[1]?.id ?? 0], 'translation', 1);
  const after = await desk();
  expect(ids(after, 'original')).toEqual([1, 3, 5]);
  expect(ids(after, 'translation')).toEqual([7, 4, 2, 8, 9]);
});

test('undo and redo say what they would do, and do it', async () => {
  const before = await desk();
  await backend.removePages([before.pages[0]?.id ?? 0]);
  const removed = await desk();
  expect([removed.pages.length, removed.removed.length, removed.undo]).toEqual([8, 1, 'ui-step-remove-pages']);
  await backend.undo(1);
  const back = await desk();
  expect([back.pages.length, back.removed.length, back.redo]).toEqual([9, 0, 'ui-step-remove-pages']);
});

test('corners set by hand stay when the page is turned, and go back when asked', async () => {
  const page = (await desk()).pages[0];
  const outline = page?.found?.map(({ x, y }) => ({ x: x + 10, y })) as never;
  await backend.setOutline(page?.id ?? 0, outline);
  await backend.turnPage(page?.id ?? 0, 3);
  const turned = (await settled()).pages[0];
  expect([turned?.byHand, turned?.turn, turned?.outline]).toEqual([true, 3, outline]);
  await backend.setOutline(page?.id ?? 0, null);
  expect((await settled()).pages[0]?.outline).toEqual(page?.found);
});

test('pages become ready one by one and are told about each time', async () => {
  let told = 0;
  backend.on('desk', () => (told += 1));
  await backend.addPaths(13, 'original', ['/photos/a.jpg', '/photos/b.jpg', '/photos/c.jpg']);
  expect((await backend.desk(13)).progress).toEqual({ done: 0, total: 3 });
  while ((await backend.desk(13)).progress) await new Promise((resolve) => setTimeout(resolve, 1));
  const after = await backend.desk(13);
  expect(told).toBeGreaterThanOrEqual(4);
  expect([after.result.state, after.result.pages]).toEqual(['ready', 3]);
});

test('a file that cannot be used keeps the attachment from being called ready', async () => {
  await backend.addPaths(13, 'original', ['/papers/a.jpg', '/papers/letter.docx']);
  while ((await backend.desk(13)).progress) await new Promise((resolve) => setTimeout(resolve, 1));
  const { result } = await backend.desk(13);
  expect([result.state, verdictOf(result), result.trouble?.code]).toEqual(['failed', 'bad', 'inputs-unusable']);
});

test('a step with the keyboard stays in the part until its end, then goes on to the next', async () => {
  const { pages } = await desk();
  const original = pagesOf(pages, 'original');
  const at = (i: number) => original[i] ?? original[0] ?? pages[0];
  const step = (i: number, direction: 'earlier' | 'later' | 'row-down') => placeAfterStep(pages, at(i)!, direction, 4);
  expect(step(1, 'later')).toEqual({ part: 'original', index: 2 });
  expect(step(3, 'row-down')).toEqual({ part: 'original', index: 4 });
  expect(step(4, 'later')).toEqual({ part: 'legalisation', index: 0 });
  expect(step(0, 'earlier')).toBeNull();
});

test('only what changed is new after loading again', async () => {
  const before = await desk();
  const copy = structuredClone(before);
  expect(keepSame(before, copy)).toBe(before);
  copy.pages.unshift(copy.pages.pop()!);
  copy.pages[0]!.turn = 1;
  const merged = keepSame(before, copy);
  expect(merged.pages[0]).not.toBe(before.pages[8]);
  expect(merged.pages[1]).toBe(before.pages[0]);
  expect(merged.result).toBe(before.result);
});

test('addresses lead to their pages, and nonsense to the first one', () => {
  expect(parse(to.slot(7))).toEqual({ page: 'slot', id: 7 });
  expect(parse(to.trash)).toEqual({ page: 'trash' });
  expect(parse('#/slot/seven')).toEqual({ page: 'home' });
  expect(parse('')).toEqual({ page: 'home' });
});

test('pictures are asked for in the width they are shown in', () => {
  expect(atWidth('liite://page/3', 320)).toBe('liite://page/3?width=320');
  expect(atWidth('liite://page/3?v=9', 320)).toBe('liite://page/3?v=9&width=320');
  expect(atWidth('data:image/png;base64,AA', 320)).toBe('data:image/png;base64,AA');
});
