// The first page: the person's applications, and a way to begin a new one.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconPlus, IconWarning } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useBackend } from '../app/session';
import { DeadlineList } from '../application/DeadlineList';
import type { CaseCard } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { Papers } from '../design/Papers';
import { Search } from '../design/Search';
import { TroubleNote } from '../design/TroubleNote';
import { StandingTag } from '../service/StandingTag';
import { useAgo, useSay } from '../texts/words';
import { NewWords } from './NewWords';
import { TakeIn } from './TakeIn';

/** From this many applications on, looking through them takes longer than typing. */
const MANY = 9;

export function Home() {
  const say = useSay();
  const backend = useBackend();
  const { value: cases, trouble } = useLive(() => backend.cases(), 'cases', null);
  const { value: trashed } = useLive(() => backend.trashed(), 'cases', null);
  const { value: deadlines } = useLive(() => backend.deadlines(), 'cases', null);
  const { value: safety } = useLive(() => backend.safety(), 'vault', null);
  const [open, setOpen] = useState<'none' | 'take-in' | 'words'>('none');
  const close = () => setOpen('none');
  const [sought, setSought] = useState('');
  const found = cases?.filter((it) => it.name.toLowerCase().includes(sought.trim().toLowerCase()));

  return (
    <div className="page">
      <PageHead title={say('ui-home-title')}>
        {cases && cases.length > 0 && (
          <Button icon={<IconPlus />} onClick={() => go(to.guide(null))}>
            {say('ui-home-new')}
          </Button>
        )}
      </PageHead>
      {trouble && <TroubleNote trouble={trouble} />}
      {safety && !safety.wordsConfirmed && (
        <div className="note doubt reminder">
          <IconWarning aria-hidden />
          <div>
            <p>{say('ui-words-reminder')}</p>
            <button type="button" className="plain framed" onClick={() => setOpen('words')}>
              {say('ui-words-reminder-act')}
            </button>
          </div>
        </div>
      )}
      {deadlines && deadlines.length > 0 && <DeadlineList deadlines={deadlines} />}
      {cases?.length === 0 && <Empty begin={() => go(to.guide(null))} />}
      {cases && cases.length >= MANY && <Search label={say('ui-home-search')} value={sought} change={setSought} />}
      {found && found.length > 0 && (
        <ul className="cards">
          {found.map((it) => (
            <Card key={it.id} card={it} />
          ))}
        </ul>
      )}
      {found?.length === 0 && sought !== '' && <p className="quiet">{say('ui-home-none-found')}</p>}
      <div className="aside foot-links">
        <button type="button" className="link" onClick={() => setOpen('take-in')}>
          {say('ui-home-take-in')}
        </button>
        {trashed && trashed.length > 0 && <a href={to.trash}>{say('ui-home-trash', { count: trashed.length })}</a>}
      </div>
      {open === 'take-in' && <TakeIn close={close} />}
      {open === 'words' && <NewWords close={close} />}
    </div>
  );
}

function Card({ card }: { card: CaseCard }) {
  const say = useSay();
  const ago = useAgo();
  return (
    <li className="card">
      <h2>
        <a href={to.case(card.id)}>{card.name}</a>
      </h2>
      {card.kind && card.kind !== card.name && <p>{card.kind}</p>}
      <p className="quiet">{say('ui-card-changed', { when: ago(card.changed) })}</p>
      {card.standing !== 'draft' &&
        (card.state === null ? <StandingTag standing={card.standing} /> : <span className="tag calm">{card.state}</span>)}
      <div className="card-state">
        <span className="bar" aria-hidden="true">
          <span style={{ inlineSize: `${card.slots === 0 ? 0 : (100 * card.ready) / card.slots}%` }} />
        </span>
        <span>
          {card.slots === 0 ? say('ui-card-empty') : say('ui-card-ready', { ready: card.ready, slots: card.slots })}
        </span>
      </div>
    </li>
  );
}

function Empty({ begin }: { begin: () => void }) {
  const say = useSay();
  return (
    <div className="welcome">
      <Papers />
      <h2>{say('ui-home-empty-title')}</h2>
      <p>{say('ui-home-empty-text')}</p>
      <Button icon={<IconPlus />} onClick={begin}>
        {say('ui-home-new')}
      </Button>
    </div>
  );
}
