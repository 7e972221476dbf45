// Plane geometry of the page editor: corners in the photograph, and where they show when the photograph is turned.

import type { Corners, Point, QuarterTurns } from '../backend/types';

export type Size = { width: number; height: number };

export function turnedSize({ width, height }: Size, turn: QuarterTurns): Size {
  return turn % 2 === 1 ? { width: height, height: width } : { width, height };
}

/** From the photograph to what is shown; `turn` quarter turns clockwise. */
export function toShown({ x, y }: Point, { width, height }: Size, turn: QuarterTurns): Point {
  if (turn === 1) return { x: height - y, y: x };
  if (turn === 2) return { x: width - x, y: height - y };
  if (turn === 3) return { x: y, y: width - x };
  return { x, y };
}

/** From what is shown back to the photograph. */
export function fromShown(point: Point, size: Size, turn: QuarterTurns): Point {
  const back = ((4 - turn) % 4) as QuarterTurns;
  return toShown(point, turnedSize(size, turn), back);
}

export function wholeOf({ width, height }: Size): Corners {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

export function within({ x, y }: Point, { width, height }: Size): Point {
  return { x: Math.round(Math.max(0, Math.min(width, x))), y: Math.round(Math.max(0, Math.min(height, y))) };
}

export function withCorner(corners: Corners, index: number, point: Point): Corners {
  return corners.map((corner, i) => (i === index ? point : corner)) as Corners;
}

/** Whether the corners can be those of a sheet: no bend inwards, no crossing, not next to nothing. */
export function isSheet(corners: Corners, { width, height }: Size): boolean {
  const bends = corners.map((b, i) => {
    const a = corners[(i + 3) % 4] ?? b;
    const c = corners[(i + 1) % 4] ?? b;
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
  });
  const doubled = corners.reduce((sum, a, i) => {
    const b = corners[(i + 1) % 4] ?? a;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  return bends.every((bend) => bend > 0) && doubled / 2 > width * height * 0.01;
}
