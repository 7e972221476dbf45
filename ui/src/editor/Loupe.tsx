// A magnifier beside the corner that is being moved, because the finger hides what is under it.

import type { Picture, Point, QuarterTurns } from '../backend/types';
import { atWidth } from '../desk/parts';
import { turning } from './Outline';

/** CSS pixels. */
const SIZE = 148;
const DISTANCE = 96;
const TIMES = 3;

type LoupeProps = {
  source: Picture;
  turn: QuarterTurns;
  scale: number;
  /** CSS pixels in the frame. */
  at: Point;
  lines: Point[];
};

export function Loupe({ source, turn, scale, at, lines }: LoupeProps) {
  // Above the corner; below it where there is no room above.
  const above = at.y > SIZE * 0.6;
  const y = above ? at.y - DISTANCE : at.y + DISTANCE;
  const inner = `translate(${SIZE / 2 - at.x * TIMES}px, ${SIZE / 2 - at.y * TIMES}px)`;
  const points = lines.map((p) => `${(p.x - at.x) * TIMES + SIZE / 2},${(p.y - at.y) * TIMES + SIZE / 2}`).join(' ');
  return (
    <div className="loupe" aria-hidden="true" style={{ transform: `translate(${at.x - SIZE / 2}px, ${y - SIZE / 2}px)` }}>
      <div className="loupe-inner" style={{ transform: inner }}>
        <img
          src={atWidth(source.url, 2000)}
          alt=""
          style={{
            width: source.width * scale * TIMES,
            height: source.height * scale * TIMES,
            transform: turning(source, turn, scale * TIMES),
          }}
        />
      </div>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`}>
        <polygon points={points} />
        <path d={`M${SIZE / 2 - 12} ${SIZE / 2}h24M${SIZE / 2} ${SIZE / 2 - 12}v24`} />
      </svg>
    </div>
  );
}
