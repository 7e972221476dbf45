// Applications: addresses that hold the guide's answers, days that have happened, the frame of the photograph.

import { expect, test } from 'vitest';
import { parse, to } from '../src/app/route';
import { isSettled, today } from '../src/application/Happened';
import { cornersOf, fitted, FRAME, GUIDE, isFrame, widest } from '../src/application/photo';
import { isLike } from '../src/application/TypesPage';
import { createMock } from '../src/backend/mock';

const WALK = [
  { question: 'start', answer: 'move' },
  { question: 'citizen', answer: 'no' },
];

test('the guide’s address holds its answers, for a new application and for one that is there', () => {
  expect(parse(to.guide(null, WALK))).toEqual({ page: 'guide', caseId: null, walk: WALK });
  expect(parse(to.guide(12, WALK))).toEqual({ page: 'guide', caseId: 12, walk: WALK });
  expect(parse(to.guide(null))).toEqual({ page: 'guide', caseId: null, walk: [] });
  expect(parse('#/guide/start.move/../<b>')).toEqual({ page: 'guide', caseId: null, walk: WALK.slice(0, 1) });
});

test('types, forms and the hand-over have addresses of their own', () => {
  expect(parse(to.type('work-employed', null))).toEqual({ page: 'type', kind: 'work-employed', caseId: null });
  expect(parse(to.type('study', 3))).toEqual({ page: 'type', kind: 'study', caseId: 3 });
  expect(parse(to.types(3))).toEqual({ page: 'types', caseId: 3 });
  expect(parse(to.form(3))).toEqual({ page: 'form', id: 3, section: null, open: false });
  expect(parse(to.form(3, 'eu-stay', true))).toEqual({ page: 'form', id: 3, section: 'eu-stay', open: true });
  expect(parse(to.handOver(3))).toEqual({ page: 'hand-over', id: 3 });
  expect(parse(to.photo(9))).toEqual({ page: 'photo', id: 9 });
  expect(parse('#/hand-over/x')).toEqual({ page: 'home' });
  expect(parse('#/type/')).toEqual({ page: 'home' });
});

test('a day has happened when it is whole and in the calendar', () => {
  expect(['2026-02-28', null, today()].map(isSettled)).toEqual([true, true, true]);
  expect(['2026-02-30', '2026-13-01', '2026-02-', '--', ''].map(isSettled)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('types are found by any of their words in any order', () => {
  const card = {
    id: 'study',
    name: 'Permit for studies',
    who: 'You are a student.',
    ownName: false,
    how: 'electronic' as const,
    howText: '',
    where: null,
  };
  expect(isLike(card, 'STUDENT permit')).toBe(true);
  expect(isLike(card, 'student visa')).toBe(false);
  expect(isLike(card, '')).toBe(true);
});

test('the lines of the photograph leave the head as much room as the decree does', () => {
  const { crown, chin, middle } = GUIDE;
  // From crown to chin at least 445 and at most 500 pixels.
  expect(chin[0] - crown[1]).toBeLessThanOrEqual(445);
  expect(chin[1] - crown[0]).toBeGreaterThanOrEqual(500);
  expect(middle[1] - middle[0]).toBe(42);
});

test('the part that is cut out keeps its proportions and stays within the photograph', () => {
  const size = { width: 3000, height: 4000 };
  const all = fitted({ x: -50, y: -50, width: 99_999 }, size);
  expect(all).toEqual({ x: 0, y: 0, width: 3000 });
  const corner = fitted({ x: 2900, y: 3900, width: 1000 }, size);
  const corners = cornersOf(corner);
  expect(corners[2].x).toBeLessThanOrEqual(3000);
  expect(corners[2].y).toBeLessThanOrEqual(4000 + 1e-6);
  expect(isFrame(corners)).toBe(true);
  expect(isFrame([corners[0], corners[1], { x: corners[2].x, y: corners[2].y - 90 }, corners[3]])).toBe(false);
  expect(widest({ width: 9999, height: FRAME.height })).toBe(FRAME.width);
});

test('in the made-up program an application goes from its type to its hand-over', async () => {
  const backend = createMock({ start: 'empty', pace: 0 });
  const id = await backend.createApplication('study', '');
  await backend.answer(id, 'personal.family-name', 'Ali');
  const form = await backend.form(id);
  expect([form.answers.personal?.['family-name'], form.steps[0]?.begun]).toEqual(['Ali', true]);
  const slot = await backend.addPaper(id, 'acceptance');
  await backend.addPaths(slot, 'original', ['/a.jpg']);
  while ((await backend.desk(slot)).progress) await new Promise((resolve) => setTimeout(resolve, 1));
  await backend.sayOfPaper(slot, { acceptedLanguage: false, issuedIn: 'SO', standardForm: false });
  const { items } = await backend.checklist(id);
  expect(items.some((it) => it.key === 'checklist-translate' && it.slotId === slot)).toBe(true);
  await backend.tick(slot, true);
  expect((await backend.handOverPlan(id)).files.map((it) => it.done)).toEqual([true]);
});
