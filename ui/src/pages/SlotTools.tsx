// What can be done with an attachment in a list: up, down, another name, away.

import { useState } from 'react';
import { IconArrowDown, IconArrowUp, IconEdit, IconRemove } from 'suomifi-icons';
import { useAct, useBackend, useSession } from '../app/session';
import { useSay } from '../texts/words';
import { NameDialog } from './NameDialog';
import type { SlotMoves } from './useSlotMoves';

type SlotToolsProps = {
  slot: { id: number; name: string };
  index: number;
  total: number;
  move: SlotMoves['move'];
  /** Whether it may be taken away. */
  removable?: boolean;
};

export function SlotTools({ slot, index, total, move, removable = true }: SlotToolsProps) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const [renaming, setRenaming] = useState(false);
  const { id, name } = slot;
  return (
    <div className="slot-tools">
      <button
        type="button"
        className="round"
        data-move="up"
        disabled={index === 0}
        aria-label={say('ui-move-up', { name })}
        onClick={() => void move(slot, index - 1, `[data-slot="${id}"] [data-move=up]`)}
      >
        <IconArrowUp aria-hidden />
      </button>
      <button
        type="button"
        className="round"
        data-move="down"
        disabled={index === total - 1}
        aria-label={say('ui-move-down', { name })}
        onClick={() => void move(slot, index + 1, `[data-slot="${id}"] [data-move=down]`)}
      >
        <IconArrowDown aria-hidden />
      </button>
      <button
        type="button"
        className="round"
        aria-label={say('ui-rename-it', { name })}
        onClick={() => setRenaming(true)}
      >
        <IconEdit aria-hidden />
      </button>
      {removable && (
        <button
          type="button"
          className="round"
          aria-label={say('ui-remove-it', { name })}
          onClick={async () => {
            const done = await act(backend.removeSlot(id).then(() => true));
            if (done) announce(say('ui-slot-removed', { name }));
          }}
        >
          <IconRemove aria-hidden />
        </button>
      )}
      {renaming && (
        <NameDialog
          title={say('ui-slot-rename-title')}
          label={say('ui-slot-own-name')}
          name={name}
          submit={say('ui-rename')}
          save={(next) => backend.renameSlot(id, next)}
          close={() => setRenaming(false)}
        />
      )}
    </div>
  );
}
