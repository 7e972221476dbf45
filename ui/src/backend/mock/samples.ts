// What the made-up program begins with: a few applications in different states, or two hundred pages at once.

import type { PartKind, SlotRule } from '../types';
import { finished, type MockSlot, newPage } from './case';

const HOUR = 3_600_000;

export const WORDS = (
  'apple river window candle forest paper silver garden morning copper ladder winter ' +
  'music harbour velvet lemon bridge pencil island thunder basket mirror meadow anchor'
).split(' ');

type SampleCase = { id: number; name: string; changed: number; trashed: number | null };

/**
 * `start`: `many` gives one slot of 200 pages and a long list of applications, `trouble` a file that cannot be used;
 * anything else a small household.
 */
export function samples(start: string): { cases: SampleCase[]; slots: MockSlot[] } {
  const now = Date.now();
  const cases: SampleCase[] = [
    { id: 1, name: 'Amina – residence permit 2026', changed: now - 2 * HOUR, trashed: null },
    { id: 2, name: 'Citizenship', changed: now - 50 * HOUR, trashed: null },
    { id: 3, name: 'Yusuf – family tie', changed: now - 400 * HOUR, trashed: null },
    { id: 4, name: 'Old work permit', changed: now - 900 * HOUR, trashed: now - 200 * HOUR },
  ];
  const many = start === 'many';
  for (let i = 0; many && i < 30; i += 1) {
    cases.push({ id: 100 + i, name: `Client ${i + 1}`, changed: now - (500 + i) * HOUR, trashed: null });
  }
  const slots = [
    slot(11, 1, 'Passport', 'passport', { original: 3 }),
    slot(12, 1, 'Marriage certificate', 'general', many ? { original: 200 } : { original: 5, legalisation: 1, translation: 3 }),
    slot(13, 1, 'Bank statement', 'general', {}),
    slot(21, 2, 'Passport', 'passport', { original: 1 }),
    slot(31, 3, 'Birth certificate', 'general', { original: 2 }),
  ];
  if (start === 'trouble') {
    const broken = ['IMG_1.jpg', 'Työsopimus – allekirjoitettu versio 2.docx', 'IMG_3.jpg'];
    slots[2]?.pages.push(...broken.map((name, i) => finished(newPage(130_003 + i, name, 'original'))));
  }
  return { cases, slots };
}

function slot(
  id: number,
  caseId: number,
  name: string,
  rule: SlotRule,
  counts: Partial<Record<PartKind, number>>,
): MockSlot {
  let serial = 0;
  const pages = Object.entries(counts).flatMap(([part, count]) =>
    Array.from({ length: count ?? 0 }, () => {
      serial += 1;
      const fileName = `IMG_202603${10 + (serial % 18)}_${101500 + serial}.jpg`;
      return finished(newPage(id * 10_000 + serial, fileName, part as PartKind));
    }),
  );
  return { id, caseId, name, rule, pages, removed: [] };
}
