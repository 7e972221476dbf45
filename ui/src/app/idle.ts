// Locking after a time without a key, a touch or a movement of the pointer. Only the pages see those; they tell the
// program, which locks by itself should the pages have stopped.

import { useEffect } from 'react';

const LOOK_EVERY = 10_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

/** `minutes`: 0 never locks. Times are milliseconds since 1970. */
export function isIdle(last: number, now: number, minutes: number): boolean {
  return minutes > 0 && now - last >= minutes * 60_000;
}

const TELL_EVERY = 30_000;

export function useIdleLock(minutes: number, lock: () => void, stillHere: () => void): void {
  useEffect(() => {
    let last = Date.now();
    let told = 0;
    const note = () => {
      last = Date.now();
      if (last - told < TELL_EVERY) return;
      told = last;
      stillHere();
    };
    // Looking at the clock, rather than one long timer, also notices that the computer has slept.
    const timer = setInterval(() => isIdle(last, Date.now(), minutes) && lock(), LOOK_EVERY);
    SIGNS.forEach((sign) => window.addEventListener(sign, note, { capture: true, passive: true }));
    return () => {
      clearInterval(timer);
      SIGNS.forEach((sign) => window.removeEventListener(sign, note, { capture: true }));
    };
  }, [minutes, lock, stillHere]);
}
