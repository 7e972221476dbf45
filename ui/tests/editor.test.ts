// The page editor's geometry: what is dragged on the screen is what changes in the photograph.

import { expect, test } from 'vitest';
import type { Corners, QuarterTurns } from '../src/backend/types';
import { fromShown, isSheet, toShown, turnedSize, wholeOf, within, withCorner } from '../src/editor/geometry';

const PHOTOGRAPH = { width: 4000, height: 3000 };
const SHEET: Corners = [
  { x: 500, y: 400 },
  { x: 3500, y: 450 },
  { x: 3600, y: 2700 },
  { x: 450, y: 2600 },
];

test('turned right, the top left corner is seen at the top right', () => {
  expect(toShown({ x: 0, y: 0 }, PHOTOGRAPH, 1)).toEqual({ x: 3000, y: 0 });
  expect(turnedSize(PHOTOGRAPH, 1)).toEqual({ width: 3000, height: 4000 });
});

test.each([0, 1, 2, 3] as QuarterTurns[])('turned by %i quarters, a point comes back to where it was', (turn) => {
  const point = { x: 123, y: 2468 };
  expect(fromShown(toShown(point, PHOTOGRAPH, turn), PHOTOGRAPH, turn)).toEqual(point);
});

test('a corner cannot leave the photograph', () => {
  expect(within({ x: -20, y: 3010.4 }, PHOTOGRAPH)).toEqual({ x: 0, y: 3000 });
});

test('an ordinary outline and the whole picture are sheets', () => {
  expect(isSheet(SHEET, PHOTOGRAPH)).toBe(true);
  expect(isSheet(wholeOf(PHOTOGRAPH), PHOTOGRAPH)).toBe(true);
});

test('crossed, bent-in and vanishing outlines are not', () => {
  const [a, b, c, d] = SHEET;
  expect(isSheet([b, a, c, d], PHOTOGRAPH)).toBe(false);
  expect(isSheet(withCorner(SHEET, 2, { x: 900, y: 900 }), PHOTOGRAPH)).toBe(false);
  expect(isSheet(SHEET.map(({ x, y }) => ({ x: x / 50, y: y / 50 })) as Corners, PHOTOGRAPH)).toBe(false);
});
