// A photograph under a frame of the size that is asked for: moved and sized until the head lies between the lines.

import { type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconDownload } from 'suomifi-icons';
import { useAct, useBackend, useSession } from '../app/session';
import type { PageView, PhotoCrop, PhotoView } from '../backend/types';
import { Findings } from '../design/Findings';
import { atWidth } from '../desk/parts';
import { useSay } from '../texts/words';
import { fitted, heightOf, resized, uprighting, widest } from './photo';

type PhotoFrameProps = { slotId: number; page: PageView; photo: PhotoView };

export function PhotoFrame({ slotId, page, photo }: PhotoFrameProps) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const [crop, setCrop] = useState<PhotoCrop>(photo.crop);
  // Also when it was undone, or is another picture now.
  useEffect(() => setCrop(photo.crop), [photo.crop]);
  const held = useRef<{ x: number; y: number; crop: PhotoCrop } | null>(null);
  const box = useRef<SVGSVGElement>(null);
  const { outputWidth, outputHeight } = photo;
  const put = (next: PhotoCrop) => setCrop(fitted(next, photo));
  /** Pixels of the picture for one of the frame. */
  const scale = crop.width / outputWidth;
  const onMove = (event: PointerEvent) => {
    const from = held.current;
    if (!from || !box.current) return;
    const factor = from.crop.width / box.current.getBoundingClientRect().width;
    put({
      ...from.crop,
      left: from.crop.left - (event.clientX - from.x) * factor,
      top: from.crop.top - (event.clientY - from.y) * factor,
    });
  };
  const { width, height } = photo;
  /** As the picture lies in its file. */
  const lying = page.turn % 2 === 0 ? { width, height } : { width: height, height: width };
  return (
    <div className="photo-frame">
      <svg
        ref={box}
        viewBox={`0 0 ${outputWidth} ${outputHeight}`}
        role="img"
        aria-label={say('ui-photo-frame')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = { x: event.clientX, y: event.clientY, crop };
        }}
        onPointerMove={onMove}
        onPointerUp={() => (held.current = null)}
      >
        <g transform={`scale(${1 / scale}) translate(${-crop.left} ${-crop.top}) ${uprighting(page.turn, lying)}`}>
          {page.source && <image href={atWidth(page.source.url, 2000)} {...lying} preserveAspectRatio="none" />}
        </g>
        <Guide photo={photo} />
      </svg>
      <div className="photo-tools">
        <Slider
          label={say('ui-photo-size')}
          least={Math.round(widest(photo) * 0.15)}
          most={Math.floor(widest(photo))}
          // Further to the right is larger: a smaller part of the photograph fills the frame.
          value={widest(photo) * 1.15 - crop.width}
          change={(value) => put(resized(crop, widest(photo) * 1.15 - value, photo))}
        />
        <Slider
          label={say('ui-photo-across')}
          least={0}
          most={Math.max(0, Math.floor(photo.width - crop.width))}
          value={crop.left}
          change={(left) => put({ ...crop, left })}
        />
        <Slider
          label={say('ui-photo-down')}
          least={0}
          most={Math.max(0, Math.floor(photo.height - heightOf(photo, crop.width)))}
          value={crop.top}
          change={(top) => put({ ...crop, top })}
        />
        <Button
          onClick={async () => {
            const done = await act(backend.setPhoto(slotId, crop).then(() => true));
            if (done) announce(say('ui-photo-used'));
          }}
        >
          {say('ui-photo-use')}
        </Button>
        <button
          type="button"
          className="plain framed"
          disabled={!isSame(crop, photo.crop)}
          onClick={async () => {
            const path = await act(backend.savePhoto(slotId));
            if (path) announce(say('ui-photo-saved', { path }));
          }}
        >
          <IconDownload aria-hidden />
          {say('ui-photo-save')}
        </button>
        <Findings findings={photo.findings} />
      </div>
    </div>
  );
}

const isSame = (one: PhotoCrop, other: PhotoCrop) =>
  one.left === other.left && one.top === other.top && one.width === other.width;

/** Where the crown, the chin and the middle of the face have to be. */
function Guide({ photo: { guide, outputWidth, outputHeight } }: { photo: PhotoView }) {
  const crown = guide.crown;
  const chin = [outputHeight - guide.chin[1], outputHeight - guide.chin[0]] as const;
  const [left, right] = [outputWidth / 2 - guide.aside, outputWidth / 2 + guide.aside];
  return (
    <g className="photo-guide" aria-hidden="true">
      {[crown, chin].map(([from, to]) => (
        <rect key={from} x="0" y={from} width={outputWidth} height={to - from} />
      ))}
      <path d={`M${left} 0V${outputHeight}M${right} 0V${outputHeight}`} />
      <ellipse
        cx={outputWidth / 2}
        cy={(crown[0] + crown[1] + chin[0] + chin[1]) / 4}
        rx={outputWidth * 0.34}
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
