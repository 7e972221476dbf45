// An application whose type is not known: its attachments in order, and the offer to find out its type.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconInfo, IconPlus } from 'suomifi-icons';
import { to } from '../app/route';
import type { CaseView } from '../backend/types';
import { UndoRedo } from '../design/UndoRedo';
import { useSay } from '../texts/words';
import { AddSlot } from './AddSlot';
import { SlotList } from './SlotList';
import { WholeCase } from './WholeCase';

export function PlainCase({ it }: { it: CaseView }) {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <div className="note calm offer">
        <IconInfo aria-hidden />
        <div>
          <p>{say('ui-case-no-type')}</p>
          <a className="plain framed" href={to.guide(it.id)}>
            {say('ui-case-choose-type')}
          </a>
        </div>
      </div>
      <div className="bar-row">
        <Button icon={<IconPlus />} onClick={() => setAdding(true)}>
          {say('ui-slot-add')}
        </Button>
        <UndoRedo caseId={it.id} undo={it.undo} redo={it.redo} />
      </div>
      {it.slots.length > 0 ? <SlotList slots={it.slots} /> : <p className="hollow">{say('ui-case-empty')}</p>}
      <WholeCase id={it.id} name={it.name} />
      {adding && <AddSlot caseId={it.id} taken={it.slots.map((slot) => slot.name)} close={() => setAdding(false)} />}
    </>
  );
}
