// One application: the checklist of its type; where no type is chosen, its attachments in order.

import { useState } from 'react';
import { IconEdit } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useBackend } from '../app/session';
import { ApplicationView } from '../application/ApplicationView';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { OnItsWay } from '../service/OnItsWay';
import { useSay } from '../texts/words';
import { NameDialog } from './NameDialog';
import { PlainCase } from './PlainCase';

/** `at`: the paper that the person was sent to. */
export function CasePage({ id, at }: { id: number; at: string | null }) {
  const say = useSay();
  const backend = useBackend();
  const { value: it, trouble } = useLive(() => backend.case(id), 'case', id);
  const { value: checklist, trouble: unlisted } = useLive(() => backend.checklist(id), 'case', id);
  const [renaming, setRenaming] = useState(false);

  const gone = trouble ?? unlisted;
  if (gone) return <Gone trouble={gone} />;
  if (!it || !checklist) return null;
  const { kind } = checklist;
  const lead = kind ? (kind.card.name === it.name ? kind.card.who : kind.card.name) : say('ui-case-lead');
  return (
    <div className="page">
      <PageHead title={it.name} trail={{ href: to.home, text: say('ui-home-title') }} lead={lead}>
        <button type="button" className="plain" onClick={() => setRenaming(true)}>
          <IconEdit aria-hidden />
          {say('ui-rename')}
        </button>
      </PageHead>
      {it.standing !== 'draft' && <OnItsWay it={it} />}
      {kind ? <ApplicationView it={it} kind={kind} checklist={checklist} at={at} /> : <PlainCase it={it} />}
      {renaming && (
        <NameDialog
          title={say('ui-case-rename-title')}
          label={say('ui-new-case-name')}
          name={it.name}
          submit={say('ui-rename')}
          save={(name) => backend.renameCase(it.id, name)}
          close={() => setRenaming(false)}
        />
      )}
    </div>
  );
}
