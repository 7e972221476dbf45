// The attachments of an application in the order they will be handed over.

import { useRef } from 'react';
import { to } from '../app/route';
import type { SlotCard } from '../backend/types';
import { Meter } from '../design/Meter';
import { VerdictTag } from '../design/VerdictTag';
import { useSay } from '../texts/words';
import { useRowDrag } from './rowDrag';
import { SlotTools } from './SlotTools';
import { useSlotMoves } from './useSlotMoves';

export function SlotList({ slots }: { slots: SlotCard[] }) {
  const say = useSay();
  const list = useRef<HTMLOListElement>(null);
  const { move, onKey } = useSlotMoves(list, slots, slots);
  const drag = useRowDrag(list, (from, index) => {
    const slot = slots[from];
    if (slot) void move(slot, index);
  });

  return (
    <ol className="slots" ref={list}>
      {slots.map((slot, index) => (
        <li
          key={slot.id}
          data-slot={slot.id}
          className={`slot ${drag.classOf(index)}`}
          onKeyDown={(event) => onKey(event, slot, index)}
        >
          <span className="grip" title={say('ui-slot-grip')} {...drag.grip(index)} />
          <div className="slot-name">
            <h2>
              <a href={to.slot(slot.id)}>{slot.name}</a>
            </h2>
            <p className="quiet">
              {slot.pages === 0 ? say('ui-slot-no-pages') : say('ui-pages', { count: slot.pages })}
            </p>
          </div>
          <VerdictTag state={slot.state} verdict={slot.verdict} />
          <Meter bytes={slot.bytes} limit={slot.limit} name={slot.name} />
          <SlotTools slot={slot} index={index} total={slots.length} move={move} />
        </li>
      ))}
    </ol>
  );
}
