// The picture itself, as large as there is room: the photograph with its outline, or the page made of it.

import { useEffect, useRef, useState } from 'react';
import type { PageView } from '../backend/types';
import { atWidth } from '../desk/parts';
import { useSay } from '../texts/words';
import type { Side } from './Editor';
import { type Size, turnedSize } from './geometry';
import { Outline } from './Outline';

export function Stage({ page, side }: { page: PageView; side: Side }) {
  const say = useSay();
  const room = useRef<HTMLDivElement>(null);
  const [space, setSpace] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!room.current) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setSpace({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(room.current);
    return () => watch.disconnect();
  }, []);

  const { source, result } = page;
  const busy = page.state === 'working' || page.state === 'waiting';
  return (
    <div className="stage">
      <div className="stage-room" ref={room}>
        {side === 'photograph' && source && space.width > 0 && (
          <Outline page={page} source={source} scale={fit(turnedSize(source, page.turn), space)} />
        )}
        {side === 'page' && result && space.width > 0 && (
          <img
            className="stage-page"
            src={atWidth(result.url, 1200)}
            alt={say('ui-view-page-alt')}
            style={shownSize(result, fit(result, space))}
          />
        )}
        {((side === 'photograph' && !source) || (side === 'page' && !result)) && (
          <p className="stage-empty">{busy ? say('ui-page-working') : say('ui-stage-empty')}</p>
        )}
      </div>
      <p className="stage-hint quiet" aria-live="polite">
        {busy ? say('ui-stage-busy') : side === 'photograph' && source ? say('ui-stage-hint') : ''}
      </p>
    </div>
  );
}

/** CSS pixels per pixel of the picture. */
function fit(picture: Size, space: Size): number {
  return Math.min(space.width / picture.width, space.height / picture.height);
}

function shownSize({ width, height }: Size, scale: number): { width: number; height: number } {
  return { width: width * scale, height: height * scale };
}
