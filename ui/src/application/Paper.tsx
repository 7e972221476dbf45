// One paper of an application: whether it is there, what is to be said or done about it, and the way to its pages.

import type { ReactNode } from 'react';
import { IconCheckCircleFilled, IconCompare, IconErrorFilled, IconHelp, IconInfo } from 'suomifi-icons';
import { go, to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import type { ChecklistItem, PaperView } from '../backend/types';
import { VerdictTag } from '../design/VerdictTag';
import { useSay } from '../texts/words';
import { deskOf } from './deskOf';
import { ItemList } from './ItemList';
import { SaidOfPaper } from './SaidOfPaper';

type PaperProps = {
  paper: PaperView;
  caseId: number;
  /** Lines of the checklist about it. */
  items?: ChecklistItem[];
  /** More to be done with it. */
  children?: ReactNode;
};

/** What is in the row of a paper. */
export function Paper({ paper, caseId, items = [], children }: PaperProps) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { slotId } = paper;
  const open = async () => {
    const id = slotId ?? (paper.paper && (await act(backend.addPaper(caseId, paper.paper))));
    if (typeof id === 'number') go(deskOf(paper.paper, id));
  };
  return (
    <>
      <div className="paper-name">
        <h3>{slotId === null ? paper.name : <a href={deskOf(paper.paper, slotId)}>{paper.name}</a>}</h3>
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
        {children}
      </div>
      {paper.holder && paper.pages > 0 && (
        <a className="plain compare" href={to.identity(caseId)}>
          <IconCompare aria-hidden />
          {say('ui-identity-open')}
        </a>
      )}
      {items.length > 0 && <ItemList items={items} caseId={caseId} />}
      {slotId !== null && paper.pages > 0 && (paper.asksLanguage || paper.asksCountry) && (
        <SaidOfPaper paper={paper} slotId={slotId} />
      )}
    </>
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
