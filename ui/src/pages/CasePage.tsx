// One application: its attachments in order, each with its state, and everything that can be done with the whole.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconArchive, IconEdit, IconLock, IconPlus, IconRemove } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import type { CaseView } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { UndoRedo } from '../design/UndoRedo';
import { useSay } from '../texts/words';
import { AddSlot } from './AddSlot';
import { HandOver } from './HandOver';
import { NameDialog } from './NameDialog';
import { SlotList } from './SlotList';

export function CasePage({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const { value: it, trouble } = useLive(() => backend.case(id), 'case', id);
  const [open, setOpen] = useState<'none' | 'rename' | 'add'>('none');
  const close = () => setOpen('none');

  if (trouble) {
    return (
      <div className="page">
        <PageHead title={say('ui-gone-title')} trail={{ href: to.home, text: say('ui-home-title') }} />
        <TroubleNote trouble={trouble} />
      </div>
    );
  }
  if (!it) return null;
  return (
    <div className="page">
      <PageHead title={it.name} trail={{ href: to.home, text: say('ui-home-title') }} lead={say('ui-case-lead')}>
        <button type="button" className="plain" onClick={() => setOpen('rename')}>
          <IconEdit aria-hidden />
          {say('ui-rename')}
        </button>
      </PageHead>
      <div className="bar-row">
        <Button icon={<IconPlus />} onClick={() => setOpen('add')}>
          {say('ui-slot-add')}
        </Button>
        <UndoRedo caseId={it.id} undo={it.undo} redo={it.redo} />
      </div>
      {it.slots.length > 0 ? <SlotList slots={it.slots} /> : <p className="hollow">{say('ui-case-empty')}</p>}
      <Whole it={it} />
      {open === 'add' && <AddSlot caseId={it.id} taken={it.slots.map((slot) => slot.name)} close={close} />}
      {open === 'rename' && (
        <NameDialog
          title={say('ui-case-rename-title')}
          label={say('ui-new-case-name')}
          name={it.name}
          save={(name) => backend.renameCase(it.id, name)}
          close={close}
        />
      )}
    </div>
  );
}

/** What can be done with the whole application. */
function Whole({ it }: { it: CaseView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const [handing, setHanding] = useState(false);
  return (
    <div className="aside actions">
      <button
        type="button"
        className="plain"
        onClick={async () => {
          const path = await act(backend.exportCase(it.id));
          if (path) announce(say('ui-case-exported', { path }));
        }}
      >
        <IconArchive aria-hidden />
        {say('ui-case-export')}
      </button>
      <button type="button" className="plain" onClick={() => setHanding(true)}>
        <IconLock aria-hidden />
        {say('ui-hand-over')}
      </button>
      <button
        type="button"
        className="plain"
        onClick={async () => {
          if ((await act(backend.trashCase(it.id).then(() => true))) !== true) return;
          announce(say('ui-case-trashed', { name: it.name }));
          go(to.home);
        }}
      >
        <IconRemove aria-hidden />
        {say('ui-case-trash')}
      </button>
      {handing && <HandOver id={it.id} close={() => setHanding(false)} />}
    </div>
  );
}
