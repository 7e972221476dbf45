// The attachments of an application in the order they will be handed over; moved by button, keyboard or pointer.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconArrowDown, IconArrowUp, IconEdit, IconRemove } from 'suomifi-icons';
import { to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import type { SlotCard } from '../backend/types';
import { Meter } from '../design/Meter';
import { VerdictTag } from '../design/VerdictTag';
import { useSay } from '../texts/words';
import { NameDialog } from './NameDialog';
import { useRowDrag } from './rowDrag';

export function SlotList({ slots }: { slots: SlotCard[] }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const [renaming, setRenaming] = useState<SlotCard | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const refocus = useRef<string | null>(null);

  const move = async (slot: SlotCard, index: number, focus?: string) => {
    const from = slots.indexOf(slot);
    if (index < 0 || index >= slots.length || index === from) return;
    refocus.current = focus ?? null;
    const done = await act(backend.moveSlot(slot.id, index).then(() => true));
    if (done) announce(say('ui-moved', { name: slot.name, place: index + 1, total: slots.length }));
  };
  // The button just pressed has moved with its row, or is off because the row is at an end: its neighbour then.
  useEffect(() => {
    if (!refocus.current) return;
    const wanted = list.current?.querySelector<HTMLButtonElement>(refocus.current);
    const near = wanted?.disabled ? wanted.parentElement?.querySelector<HTMLElement>('button:not(:disabled)') : wanted;
    near?.focus();
    refocus.current = null;
  }, [slots]);

  const onKey = (event: KeyboardEvent, slot: SlotCard, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    void move(slot, index + (event.key === 'ArrowUp' ? -1 : 1), `[data-slot="${slot.id}"] a`);
  };
  const drag = useRowDrag(list, (from, index) => {
    const slot = slots[from];
    if (slot) void move(slot, index);
  });

  return (
    <>
      <ol className="slots" ref={list}>
        {slots.map((slot, index) => (
          <li
            key={slot.id}
            data-slot={slot.id}
            className={drag.classOf(index)}
            onKeyDown={(event) => onKey(event, slot, index)}
          >
            <span
              className="grip"
              title={say('ui-slot-grip')}
              onPointerDown={(event) => drag.grab(event, index)}
              onPointerMove={drag.follow}
              onPointerUp={drag.letGo}
              onPointerCancel={drag.giveUp}
            />
            <div className="slot-name">
              <h2>
                <a href={to.slot(slot.id)}>
                  {slot.name}
                </a>
              </h2>
              <p className="quiet">
                {slot.pages === 0 ? say('ui-slot-no-pages') : say('ui-pages', { count: slot.pages })}
              </p>
            </div>
            <VerdictTag state={slot.state} verdict={slot.verdict} />
            <Meter bytes={slot.bytes} limit={slot.limit} name={slot.name} />
            <div className="slot-tools">
              <button
                type="button"
                className="round"
                data-move="up"
                disabled={index === 0}
                aria-label={say('ui-move-up', { name: slot.name })}
                onClick={() => void move(slot, index - 1, `[data-slot="${slot.id}"] [data-move=up]`)}
              >
                <IconArrowUp aria-hidden />
              </button>
              <button
                type="button"
                className="round"
                data-move="down"
                disabled={index === slots.length - 1}
                aria-label={say('ui-move-down', { name: slot.name })}
                onClick={() => void move(slot, index + 1, `[data-slot="${slot.id}"] [data-move=down]`)}
              >
                <IconArrowDown aria-hidden />
              </button>
              <button
                type="button"
                className="round"
                aria-label={say('ui-rename-it', { name: slot.name })}
                onClick={() => setRenaming(slot)}
              >
                <IconEdit aria-hidden />
              </button>
              <button
                type="button"
                className="round"
                aria-label={say('ui-remove-it', { name: slot.name })}
                onClick={async () => {
                  const done = await act(backend.removeSlot(slot.id).then(() => true));
                  if (done) announce(say('ui-slot-removed', { name: slot.name }));
                }}
              >
                <IconRemove aria-hidden />
              </button>
            </div>
          </li>
        ))}
      </ol>
      {renaming && (
        <NameDialog
          title={say('ui-slot-rename-title')}
          label={say('ui-slot-own-name')}
          name={renaming.name}
          save={(name) => backend.renameSlot(renaming.id, name)}
          close={() => setRenaming(null)}
        />
      )}
    </>
  );
}
