// The photograph with the paper's outline over it: four corners that can be dragged or moved with the arrow keys.

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useAct, useBackend, useSession } from '../app/session';
import type { Corners, PageView, Picture, Point } from '../backend/types';
import { atWidth } from '../desk/parts';
import { useSay } from '../texts/words';
import { fromShown, isSheet, toShown, turnedSize, wholeOf, within, withCorner } from './geometry';
import { Loupe } from './Loupe';

type OutlineProps = {
  page: PageView;
  source: Picture;
  /** CSS pixels per pixel of the photograph. */
  scale: number;
};

/** By where they are seen, clockwise from the top left. */
const NAMES = ['ui-corner-top-left', 'ui-corner-top-right', 'ui-corner-bottom-right', 'ui-corner-bottom-left'];
/** Arrow keys: the last press is what counts; a row of them is one change. */
const SETTLE = 500;

export function Outline({ page, source, scale }: OutlineProps) {
  const say = useSay();
  const { corners, moved, settle } = useCorners(page, source);
  const [active, setActive] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const hold = useRef<{ dx: number; dy: number } | null>(null);
  const { turn } = page;
  const size = turnedSize(source, turn);
  const shown = corners.map((corner) => scaled(toShown(corner, source, turn), scale));
  const sheet = isSheet(corners, source);
  const line = shown.map(({ x, y }) => `${x},${y}`).join(' ');
  const [width, height] = [size.width * scale, size.height * scale];

  const onPointerDown = (event: PointerEvent<HTMLDivElement>, index: number) => {
    const frame = box.current?.getBoundingClientRect();
    const corner = shown[index];
    if (event.button !== 0 || !frame || !corner) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // The corner keeps its distance from the finger: it does not jump at the first touch.
    hold.current = { dx: frame.left + corner.x - event.clientX, dy: frame.top + corner.y - event.clientY };
    setActive(index);
  };
  const onPointerMove = (event: PointerEvent, index: number) => {
    const frame = box.current?.getBoundingClientRect();
    if (!hold.current || !frame) return;
    const x = (event.clientX + hold.current.dx - frame.left) / scale;
    const y = (event.clientY + hold.current.dy - frame.top) / scale;
    moved(index, fromShown({ x, y }, source, turn));
  };
  const onPointerUp = () => {
    if (!hold.current) return;
    hold.current = null;
    setActive(null);
    settle(0);
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const corner = corners[index];
    if (!by || !corner) return;
    event.preventDefault();
    // One pixel of the window, but never less than one of the photograph.
    const step = Math.max(1, Math.round(1 / scale)) * (event.shiftKey ? 10 : 1);
    const at = toShown(corner, source, turn);
    const next = { x: at.x + (by[0] ?? 0) * step, y: at.y + (by[1] ?? 0) * step };
    setActive(index);
    moved(index, fromShown(next, source, turn));
    settle(SETTLE);
  };

  return (
    // Positions are those of the picture, whichever way the language runs.
    <div className={page.wholePicture ? 'outline whole' : 'outline'} ref={box} dir="ltr" style={{ width, height }}>
      <img
        className="outline-photograph"
        src={atWidth(source.url, 2000)}
        alt={say('ui-view-photograph-alt')}
        draggable={false}
        style={{ width: source.width * scale, height: source.height * scale, transform: turning(source, turn, scale) }}
      />
      {!page.wholePicture && (
        <>
          <svg className={sheet ? 'outline-lines' : 'outline-lines wrong'} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            <path fillRule="evenodd" d={`M0 0H${width}V${height}H0Z M${line.replaceAll(' ', 'L')}Z`} />
            <polygon points={line} />
          </svg>
          {shown.map((corner, index) => {
            const own = corners[index] ?? corner;
            return (
              <div
                key={NAMES[index]}
                className={active === index ? 'corner active' : 'corner'}
                role="slider"
                tabIndex={0}
                aria-label={say(NAMES[(index + turn) % 4] ?? '')}
                aria-valuemin={0}
                aria-valuemax={source.width}
                aria-valuenow={Math.max(0, Math.min(source.width, Math.round(own.x)))}
                aria-valuetext={say('ui-corner-at', { x: Math.round(own.x), y: Math.round(own.y) })}
                aria-roledescription={say('ui-corner')}
                style={{ transform: `translate(${corner.x}px, ${corner.y}px)` }}
                onPointerDown={(event) => onPointerDown(event, index)}
                onPointerMove={(event) => onPointerMove(event, index)}
                onPointerUp={onPointerUp}
                onPointerCancel={onPointerUp}
                onKeyDown={(event) => onKey(event, index)}
                onBlur={() => {
                  setActive(null);
                  settle(0);
                }}
              />
            );
          })}
          {active !== null && shown[active] && (
            <Loupe source={source} turn={turn} scale={scale} at={shown[active]} lines={shown} />
          )}
        </>
      )}
      {!sheet && <p className="outline-wrong">{say('ui-edges-crossed')}</p>}
    </div>
  );
}

/** The corners as they are being moved; what the program knows follows when they come to rest. */
function useCorners(page: PageView, source: Picture) {
  const backend = useBackend();
  const act = useAct();
  const say = useSay();
  const { announce } = useSession();
  const known = page.outline ?? page.found ?? wholeOf(source);
  const [corners, setCorners] = useState<Corners>(known);
  const latest = useRef({ corners, changed: false, timer: 0 });

  useEffect(() => {
    if (latest.current.changed) return;
    latest.current.corners = known;
    setCorners(known);
  }, [known]);

  const save = () => {
    const now = latest.current;
    clearTimeout(now.timer);
    if (!now.changed) return;
    now.changed = false;
    if (isSheet(now.corners, source)) void act(backend.setOutline(page.id, now.corners));
    else {
      now.corners = known;
      setCorners(known);
      announce(say('ui-edges-crossed'));
    }
  };
  const settle = (delay: number) => {
    clearTimeout(latest.current.timer);
    if (delay === 0) save();
    else latest.current.timer = window.setTimeout(save, delay);
  };
  // Closing the editor in the middle of a row of arrow keys loses nothing.
  const last = useRef(save);
  last.current = save;
  useEffect(() => () => last.current(), []);

  const moved = (index: number, to: Point) => {
    const next = withCorner(latest.current.corners, index, within(to, source));
    latest.current.corners = next;
    latest.current.changed = true;
    setCorners(next);
  };
  return { corners, moved, settle };
}

function scaled({ x, y }: Point, scale: number): Point {
  return { x: x * scale, y: y * scale };
}

/** Turns the photograph about its top left corner and brings it back into the frame. */
export function turning({ width, height }: Picture, turn: number, scale: number): string {
  const shift = [
    [0, 0],
    [height * scale, 0],
    [width * scale, height * scale],
    [0, width * scale],
  ][turn];
  return `translate(${shift?.[0] ?? 0}px, ${shift?.[1] ?? 0}px) rotate(${turn * 90}deg)`;
}
