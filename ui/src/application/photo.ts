// The measures of a passport photograph (decree 1168/2016 of the Ministry of the Interior, in pixels), and cutting one
// out of a larger photograph.

import type { Corners } from '../backend/types';

export type Size = { width: number; height: number };
/** A part of the photograph with the proportions of the frame, in pixels of the photograph. */
export type Crop = { x: number; y: number; width: number };

export const FRAME: Size = { width: 500, height: 653 };

/** In pixels of the frame: from and to. */
export const GUIDE = {
  /** 56 to 84 below the upper edge. */
  crown: [56, 84],
  /** 96 to 124 above the lower edge. */
  chin: [FRAME.height - 124, FRAME.height - 96],
  /** At most 21 from the middle. */
  middle: [FRAME.width / 2 - 21, FRAME.width / 2 + 21],
} as const;

const RATIO = FRAME.height / FRAME.width;

/** Width of the largest part with the proportions of the frame. */
export const widest = (size: Size) => Math.min(size.width, size.height / RATIO);

/** The same part, no larger than the photograph and wholly within it. */
export function fitted(crop: Crop, size: Size): Crop {
  const width = Math.min(Math.max(crop.width, widest(size) * 0.15), widest(size));
  const within = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));
  return { width, x: within(crop.x, size.width - width), y: within(crop.y, size.height - width * RATIO) };
}

export function cornersOf({ x, y, width }: Crop): Corners {
  const height = width * RATIO;
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** Whether these corners are an upright part with the proportions of the frame, give or take a pixel in a hundred. */
export function isFrame([a, b, c, d]: Corners): boolean {
  const width = b.x - a.x;
  const near = (one: number, other: number) => Math.abs(one - other) <= width / 100;
  return (
    width > 0 && near(a.y, b.y) && near(c.y, d.y) && near(a.x, d.x) && near(b.x, c.x) && near(d.y - a.y, width * RATIO)
  );
}
