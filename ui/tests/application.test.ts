// Applications: addresses that hold the guide's answers, days that have happened, the frame of the photograph.

import { expect, test } from 'vitest';
import { parse, to } from '../src/app/route';
import { isSettled, today } from '../src/application/Happened';
import { whereOf } from '../src/application/ItemList';
import { fitted, heightOf, resized, uprighting, widest } from '../src/application/photo';
import { isLike } from '../src/application/TypesPage';
import { createMock } from '../src/backend/mock';
import type { PhotoView } from '../src/backend/types';
import { placeAmong } from '../src/pages/useSlotMoves';

type Named = { id: number; name: string };

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
  expect(parse(to.identity(3))).toEqual({ page: 'identity', id: 3 });
  expect(parse(to.case(3))).toEqual({ page: 'case', id: 3, paper: null });
  expect(parse(to.case(3, 'passport-copy'))).toEqual({ page: 'case', id: 3, paper: 'passport-copy' });
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

const PHOTO: PhotoView = {
  width: 3000,
  height: 4000,
  crop: { left: 0, top: 0, width: 3000 },
  byHand: false,
  outputWidth: 500,
  outputHeight: 653,
  guide: { crown: [56, 84], chin: [96, 124], head: [445, 500], aside: 21 },
  findings: [],
};

test('the part that is cut out keeps its proportions and stays within the photograph', () => {
  expect(fitted({ left: -50, top: -50, width: 99_999 }, PHOTO)).toEqual({ left: 0, top: 0, width: 3000 });
  const corner = fitted({ left: 2900, top: 3900, width: 1000 }, PHOTO);
  expect(corner.left + corner.width).toBeLessThanOrEqual(3000);
  expect(corner.top + heightOf(PHOTO, corner.width)).toBeLessThanOrEqual(4000 + 1e-6);
  expect(widest({ ...PHOTO, width: 9999, height: 653 })).toBe(500);
  const middle = resized({ left: 100, top: 100, width: 1000 }, 500, PHOTO);
  expect([middle.left + 250, middle.top + heightOf(PHOTO, 250)]).toEqual([600, 100 + heightOf(PHOTO, 500)]);
});

test('a photograph that was turned lies upright in its frame', () => {
  const lying = { width: 400, height: 300 };
  const of = (turn: 0 | 1 | 2 | 3) => uprighting(turn, lying);
  expect([of(0), of(1)]).toEqual(['translate(0 0) rotate(0)', 'translate(300 0) rotate(90)']);
  expect([of(2), of(3)]).toEqual(['translate(400 300) rotate(180)', 'translate(0 400) rotate(270)']);
});

test('a line of the checklist leads to where something is done about it', () => {
  const line = { key: 'checklist-missing', text: '', severity: 'must' as const, section: null, slotId: null, due: null };
  expect(whereOf({ ...line, paper: 'income' }, 3)).toBe('#/case/3/income');
  expect(whereOf({ ...line, paper: 'income', slotId: 8 }, 3)).toBe('#/slot/8');
  expect(whereOf({ ...line, paper: 'photo', slotId: 8 }, 3)).toBe('#/photo/8');
  expect(whereOf({ ...line, paper: null, section: 'personal' }, 3)).toBe('#/form/3/personal/open');
  expect(whereOf({ ...line, paper: null, section: 'personal', key: 'checklist-zone-differs' }, 3)).toBe('#/identity/3');
  expect(whereOf({ ...line, paper: null }, 3)).toBeNull();
});

test('papers are moved among those that are shown, whatever lies between them', () => {
  const [a, b, receipt, c] = [1, 2, 9, 3].map((id) => ({ id, name: '' })) as [Named, Named, Named, Named];
  const all = [a, b, receipt, c];
  const shown = [a, b, c];
  // Places without the one that is moved.
  expect([0, 1, 2].map((index) => placeAmong(all, shown, a, index))).toEqual([0, 2, 3]);
  expect([0, 1, 2].map((index) => placeAmong(all, shown, c, index))).toEqual([0, 1, 2]);
  expect(placeAmong([a], [a], a, 0)).toBe(0);
});

test('in the made-up program the passport stands beside the form, and can be taken over', async () => {
  const backend = createMock({ start: 'empty', pace: 0 });
  const id = await backend.createApplication('study', '');
  expect((await backend.identity(id)).read).toBe('not-yet');
  const slot = await backend.addPaper(id, 'passport-copy');
  await backend.addPaths(slot, 'original', ['/passport.jpg']);
  await backend.answerWithin(id, 'personal.family-name', 'Aly', null);
  const agreement = async () => (await backend.identity(id)).fields.map((it) => it.agreement);
  expect(await agreement()).toEqual(['differs', 'unanswered', 'unanswered']);
  for (const { field, value } of (await backend.identity(id)).fields) await backend.answerWithin(id, field, value, null);
  expect(await agreement()).toEqual(['same', 'same', 'same']);
  expect((await backend.identity(id)).fields[2]?.zone).toBe('Somalia');
});

test('in the made-up program an application goes from its type to its hand-over', async () => {
  const backend = createMock({ start: 'empty', pace: 0 });
  const id = await backend.createApplication('study', '');
  await backend.answerWithin(id, 'personal.family-name', 'Ali', null);
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
