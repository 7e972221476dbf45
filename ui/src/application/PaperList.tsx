// The papers of an application: which are there, which are missing, and what is to be said or done about each.

import { useState } from 'react';
import { IconCheckCircleFilled, IconErrorFilled, IconHelp, IconInfo, IconPlus, IconRemove } from 'suomifi-icons';
import { go, to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import type { ChecklistItem, ChecklistView, PaperView } from '../backend/types';
import { VerdictTag } from '../design/VerdictTag';
import { AddSlot } from '../pages/AddSlot';
import { useSay } from '../texts/words';
import { ItemList } from './ItemList';
import { SaidOfPaper } from './SaidOfPaper';

type PaperListProps = {
  checklist: ChecklistView;
  itemsOf: (slotId: number | null) => ChecklistItem[];
  taken: string[];
};

/** The photograph has rules of its own, and a page for them. */
const PHOTO = 'photo';

export const deskOf = (paper: PaperView, slotId: number) =>
  paper.paper === PHOTO ? to.photo(slotId) : to.slot(slotId);

export function PaperList({ checklist, itemsOf, taken }: PaperListProps) {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const { papers, caseId } = checklist;
  const there = papers.filter((paper) => paper.pages > 0).length;
  return (
    <section aria-labelledby="papers-title">
      <div className="section-head">
        <h2 id="papers-title">{say('ui-app-papers', { there, total: papers.length })}</h2>
        <button type="button" className="plain framed" onClick={() => setAdding(true)}>
          <IconPlus aria-hidden />
          {say('ui-app-add-other')}
        </button>
      </div>
      <ol className="papers-list">
        {papers.map((paper) => (
          <Row key={paper.paper ?? paper.slotId} paper={paper} caseId={caseId} items={itemsOf(paper.slotId)} />
        ))}
      </ol>
      {adding && <AddSlot caseId={caseId} taken={taken} close={() => setAdding(false)} />}
    </section>
  );
}

type RowProps = { paper: PaperView; caseId: number; items: ChecklistItem[] };

function Row({ paper, caseId, items }: RowProps) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const { slotId } = paper;
  const open = async () => {
    const id = slotId ?? (paper.paper && (await act(backend.addPaper(caseId, paper.paper))));
    if (typeof id === 'number') go(deskOf(paper, id));
  };
  return (
    <li className="paper" data-paper={paper.paper} data-slot={slotId ?? undefined}>
      <div className="paper-name">
        <h3>{slotId === null ? paper.name : <a href={deskOf(paper, slotId)}>{paper.name}</a>}</h3>
        {paper.hint && <p className="quiet">{paper.hint}</p>}
        {paper.maybe && <p className="quiet">{say('ui-paper-maybe-question', { question: paper.maybe })}</p>}
        {paper.pages === 0 && paper.paper && paper.bringer !== say('bringer-applicant') && (
          <p className="quiet">{say('ui-paper-bringer', { whose: paper.bringer })}</p>
        )}
      </div>
      <div className="paper-state">
        <Need paper={paper} />
        {paper.pages > 0 && <span className="quiet">{say('ui-pages', { count: paper.pages })}</span>}
      </div>
      <div className="paper-tools">
        <button type="button" className="plain framed" onClick={() => void open()}>
          {paper.pages > 0 ? say('ui-paper-open') : say('ui-paper-add')}
          <span className="hidden">: {paper.name}</span>
        </button>
        {slotId !== null && (paper.paper === null || paper.pages === 0) && (
          <button
            type="button"
            className="round"
            aria-label={say('ui-remove-it', { name: paper.name })}
            onClick={async () => {
              const done = await act(backend.removeSlot(slotId).then(() => true));
              if (done) announce(say('ui-slot-removed', { name: paper.name }));
            }}
          >
            <IconRemove aria-hidden />
          </button>
        )}
      </div>
      {items.length > 0 && <ItemList items={items} caseId={caseId} />}
      {slotId !== null && paper.pages > 0 && (paper.asksLanguage || paper.asksCountry) && (
        <SaidOfPaper paper={paper} slotId={slotId} />
      )}
    </li>
  );
}

/** Whether the paper is there; where not, whether it has to be. */
function Need({ paper }: { paper: PaperView }) {
  const say = useSay();
  if (paper.pages > 0) return <VerdictTag state={paper.state} verdict={paper.verdict} />;
  const { tone, Icon, key } = paper.required
    ? { tone: 'bad', Icon: IconErrorFilled, key: 'ui-paper-missing' }
    : paper.maybe
      ? { tone: 'calm', Icon: IconHelp, key: 'ui-paper-maybe' }
      : paper.paper
        ? { tone: 'calm', Icon: IconInfo, key: 'ui-paper-helpful' }
        : { tone: 'calm', Icon: IconCheckCircleFilled, key: 'ui-paper-own' };
  return (
    <span className={`tag ${tone}`}>
      <Icon aria-hidden />
      {say(key)}
    </span>
  );
}
