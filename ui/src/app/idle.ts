// Locking after a time without a key, a touch or a movement of the pointer. Only the pages see those.

import { useEffect } from 'react';

const LOOK_EVERY = 10_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

/** `minutes`: 0 never locks. Times are milliseconds since 1970. */
export function isIdle(last: number, now: number, minutes: number): boolean {
  return minutes > 0 && now - last >= minutes * 60_000;
}

export function useIdleLock(minutes: number, lock: () => void): void {
  useEffect(() => {
    let last = Date.now();
    const note = () => {
      last = Date.now();
    };
    // Looking at the clock, rather than one long timer, also notices that the computer has slept.
    const timer = setInterval(() => isIdle(last, Date.now(), minutes) && lock(), LOOK_EVERY);
    SIGNS.forEach((sign) => window.addEventListener(sign, note, { capture: true, passive: true }));
    return () => {
      clearInterval(timer);
      SIGNS.forEach((sign) => window.removeEventListener(sign, note, { capture: true }));
    };
  }, [minutes, lock]);
}
