// A photograph under a frame of the size that is asked for: moved and sized until the head lies between the lines.

import { type PointerEvent, useId, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconWarning } from 'suomifi-icons';
import { useAct, useBackend, useSession } from '../app/session';
import type { PageView } from '../backend/types';
import { atWidth } from '../desk/parts';
import { useSay } from '../texts/words';
import { cornersOf, type Crop, FRAME, fitted, GUIDE, isFrame, type Size, widest } from './photo';

export function PhotoFrame({ page }: { page: PageView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const picture = page.source;
  const size: Size = picture ?? FRAME;
  const [crop, setCrop] = useState<Crop>(() => startOf(page, size));
  const held = useRef<{ x: number; y: number; crop: Crop } | null>(null);
  const box = useRef<SVGSVGElement>(null);
  if (!picture) return null;
  const put = (next: Crop) => setCrop(fitted(next, size));
  /** Pixels of the photograph for one of the frame. */
  const scale = crop.width / FRAME.width;
  const onMove = (event: PointerEvent) => {
    const from = held.current;
    if (!from || !box.current) return;
    const shown = box.current.getBoundingClientRect().width;
    const factor = from.crop.width / shown;
    put({
      ...from.crop,
      x: from.crop.x - (event.clientX - from.x) * factor,
      y: from.crop.y - (event.clientY - from.y) * factor,
    });
  };
  return (
    <div className="photo-frame">
      <svg
        ref={box}
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        role="img"
        aria-label={say('ui-photo-frame')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = { x: event.clientX, y: event.clientY, crop };
        }}
        onPointerMove={onMove}
        onPointerUp={() => (held.current = null)}
      >
        <image
          href={atWidth(picture.url, 1200)}
          x={-crop.x / scale}
          y={-crop.y / scale}
          width={size.width / scale}
          height={size.height / scale}
          preserveAspectRatio="none"
        />
        <Guide />
      </svg>
      <div className="photo-tools">
        <Slider
          label={say('ui-photo-size')}
          least={Math.round(widest(size) * 0.15)}
          most={Math.floor(widest(size))}
          // Further to the right is larger: a smaller part of the photograph fills the frame.
          value={widest(size) * 1.15 - crop.width}
          change={(value) => {
            const width = widest(size) * 1.15 - value;
            const middle = { x: crop.x + crop.width / 2, y: crop.y + (crop.width * FRAME.height) / FRAME.width / 2 };
            put({ width, x: middle.x - width / 2, y: middle.y - (width * FRAME.height) / FRAME.width / 2 });
          }}
        />
        <Slider
          label={say('ui-photo-across')}
          least={0}
          most={Math.max(0, Math.floor(size.width - crop.width))}
          value={crop.x}
          change={(x) => put({ ...crop, x })}
        />
        <Slider
          label={say('ui-photo-down')}
          least={0}
          most={Math.max(0, Math.floor(size.height - (crop.width * FRAME.height) / FRAME.width))}
          value={crop.y}
          change={(y) => put({ ...crop, y })}
        />
        {crop.width < FRAME.width && (
          <div className="note doubt">
            <IconWarning aria-hidden />
            <p>{say('ui-photo-small', { width: Math.round(crop.width) })}</p>
          </div>
        )}
        <Button
          onClick={async () => {
            const done = await act(backend.setOutline(page.id, cornersOf(crop)).then(() => true));
            if (done) announce(say('ui-photo-used'));
          }}
        >
          {say('ui-photo-use')}
        </Button>
      </div>
    </div>
  );
}

/** As it was cut before; else the largest part, from its top. */
function startOf(page: PageView, size: Size): Crop {
  const { outline } = page;
  if (page.byHand && outline && isFrame(outline)) {
    return fitted({ x: outline[0].x, y: outline[0].y, width: outline[1].x - outline[0].x }, size);
  }
  return fitted({ width: widest(size), x: (size.width - widest(size)) / 2, y: 0 }, size);
}

/** Where the crown, the chin and the middle of the face have to be. */
function Guide() {
  const { crown, chin, middle } = GUIDE;
  return (
    <g className="photo-guide" aria-hidden="true">
      {[crown, chin].map(([from, to]) => (
        <rect key={from} x="0" y={from} width={FRAME.width} height={to - from} />
      ))}
      <path d={`M${middle[0]} 0V${FRAME.height}M${middle[1]} 0V${FRAME.height}`} />
      <ellipse
        cx={FRAME.width / 2}
        cy={(crown[0] + crown[1] + chin[0] + chin[1]) / 4}
        rx="170"
        ry={(chin[0] + chin[1] - crown[0] - crown[1]) / 4}
      />
    </g>
  );
}

type SliderProps = { label: string; least: number; most: number; value: number; change: (value: number) => void };

function Slider({ label, least, most, value, change }: SliderProps) {
  const id = useId();
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={Math.max(1, Math.round((most - least) / 200))}
        disabled={most <= least}
        value={Math.round(value)}
        onChange={(event) => change(Number(event.target.value))}
      />
    </div>
  );
}
