// How much of the receiver's limit the attachment takes.

import { useSay, useSize } from '../texts/words';

type MeterProps = { bytes: number | null; limit: number; name: string; tall?: boolean };

export function Meter({ bytes, limit, name, tall }: MeterProps) {
  const say = useSay();
  const size = useSize();
  const share = bytes === null ? 0 : Math.min(1, bytes / limit);
  const words =
    bytes === null
      ? say('ui-size-limit', { limit: size(limit) })
      : say('ui-size-of', { size: size(bytes), limit: size(limit) });
  return (
    <div className={tall ? 'meter tall' : 'meter'}>
      <div
        className={bytes !== null && bytes > limit ? 'bar over' : 'bar'}
        role="meter"
        aria-label={say('ui-size-meter', { name })}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(bytes ?? 0, limit)}
        aria-valuetext={words}
      >
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <span aria-hidden="true">{words}</span>
    </div>
  );
}
