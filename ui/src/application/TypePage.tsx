// One application type: how, for whom, what it costs, which papers; and the way to begin.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconInfo, IconLinkExternal, IconWarning } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import type { TypeView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { NameDialog } from '../pages/NameDialog';
import { useSay } from '../texts/words';
import './application.css';
import { HowTag } from './HowTag';
import { Warnings } from './Warnings';
import { whence } from './whence';

export function TypePage({ kind, caseId }: { kind: string; caseId: number | null }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { value: type, trouble } = useLive(() => backend.applicationType(kind), 'vault', null);
  const [naming, setNaming] = useState(false);
  const back = whence(caseId);
  const trail = { href: back.href, text: say(back.key) };
  if (trouble) return <Gone trouble={trouble} up={trail} />;
  if (!type) return null;
  const choose = async () => {
    if (caseId === null) {
      setNaming(true);
      return;
    }
    const done = await act(backend.chooseApplication(caseId, kind).then(() => true));
    if (done) go(to.case(caseId));
  };
  return (
    <div className="page narrow type-page">
      <PageHead title={type.card.name} trail={trail} lead={type.card.who} />
      <div className="type-how">
        <HowTag card={type.card} />
        {type.card.ownName && <span className="quiet">{say('ui-type-own-name')}</span>}
      </div>
      {type.card.where && (
        <div className="note doubt">
          <IconWarning aria-hidden />
          <p>{type.card.where}</p>
        </div>
      )}
      <div className="actions">
        <Button onClick={() => void choose()}>{say(caseId === null ? 'ui-type-begin' : 'ui-type-choose')}</Button>
        <button type="button" className="plain framed" onClick={() => void act(backend.openOfficialPage(kind))}>
          <IconLinkExternal aria-hidden />
          {say('ui-type-official')}
        </button>
      </div>
      <AboutType type={type} />
      {naming && <Begin kind={kind} name={type.card.name} close={() => setNaming(false)} />}
    </div>
  );
}

/** Papers, fees, and how far all this can be trusted. */
export function AboutType({ type }: { type: TypeView }) {
  const say = useSay();
  return (
    <>
      <section aria-labelledby="type-papers">
        <h2 id="type-papers">{say('ui-type-papers')}</h2>
        <ul className="needs">
          {type.papers.map((paper) => (
            <li key={paper.name}>
              <span>{paper.name}</span>
              {paper.conditional && <span className="tag calm">{say('ui-type-sometimes')}</span>}
              {paper.hint && <span className="quiet">{paper.hint}</span>}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="type-fees">
        <h2 id="type-fees">{say('ui-type-fees')}</h2>
        <ul className="lines">
          {type.fees.map((fee) => (
            <li key={fee}>{fee}</li>
          ))}
        </ul>
      </section>
      {type.formCodes.length > 0 && (
        <p className="quiet">{say('ui-type-forms', { codes: type.formCodes.join(', ') })}</p>
      )}
      <Warnings warnings={type.warnings} />
      <p className="note calm">
        <IconInfo aria-hidden />
        <span>
          {type.grade} {say('ui-type-unofficial')}
        </span>
      </p>
    </>
  );
}

function Begin({ kind, name, close }: { kind: string; name: string; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  return (
    <NameDialog
      title={say('ui-type-begin')}
      label={say('ui-new-case-name')}
      hint={say('ui-type-name-hint', { name })}
      optional
      submit={say('ui-type-begin-now')}
      save={async (own) => go(to.case(await backend.createApplication(kind, own)))}
      close={close}
    />
  );
}
