// An application with a type, as a checklist: the questions, the papers, the hand-over, and what has happened since.

import { Button } from 'suomifi-ui-components';
import { IconEdit, IconPrint, IconSend } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useBackend } from '../app/session';
import type { CaseView, ChecklistItem, ChecklistView, DeadlineView, TypeView } from '../backend/types';
import { SaveFile } from '../design/SaveFile';
import { UndoRedo } from '../design/UndoRedo';
import { WholeCase } from '../pages/WholeCase';
import { useSay } from '../texts/words';
import './application.css';
import { DeadlineList } from './DeadlineList';
import { Happened } from './Happened';
import { ItemList } from './ItemList';
import { PaperList } from './PaperList';
import { AboutType } from './TypePage';

/** `at`: the paper that the person was sent to. */
type ApplicationViewProps = { it: CaseView; kind: TypeView; checklist: ChecklistView; at: string | null };

/** Lines that say of a paper what its own row says. */
const OF_ROWS = ['checklist-missing', 'checklist-helpful', 'checklist-maybe'];
/** Lines that stand elsewhere on the page: under the type, or among the deadlines. */
const ELSEWHERE = [
  'checklist-due',
  'checklist-overdue',
  'checklist-list-cut',
  'checklist-list-not-found',
  'checklist-third-party',
  'checklist-out-of-date',
];
const ORIGINAL = 'checklist-original';

export function ApplicationView({ it, kind, checklist, at }: ApplicationViewProps) {
  const say = useSay();
  const backend = useBackend();
  const { value: all } = useLive(() => backend.deadlines(), 'cases', null);
  const deadlines = all?.filter((deadline) => deadline.caseId === it.id) ?? [];
  const { items } = checklist;
  const isDraft = it.standing === 'draft';
  const general = items.filter(
    (item) =>
      item.slotId === null && item.key !== ORIGINAL && !isFee(item) && ![...OF_ROWS, ...ELSEWHERE].includes(item.key),
  );
  const originals = items.filter((item) => item.key === ORIGINAL);
  const ofSlot = (slotId: number | null) =>
    items.filter(
      (item) => slotId !== null && item.slotId === slotId && item.key !== ORIGINAL && !OF_ROWS.includes(item.key),
    );
  return (
    <>
      <div className="bar-row">
        <div className="actions">
          <Button icon={<IconEdit />} onClick={() => go(to.form(it.id))}>
            {say(isDraft ? 'ui-app-form' : 'ui-app-answers')}
          </Button>
          <Button variant="secondary" icon={<IconSend />} onClick={() => go(to.handOver(it.id))}>
            {say('ui-app-hand-over')}
          </Button>
          {isDraft && kind.card.how === 'electronic' && (
            <a className="plain framed" href={to.send(it.id)}>
              {say('ui-app-send')}
            </a>
          )}
        </div>
        {isDraft && <UndoRedo caseId={it.id} undo={it.undo} redo={it.redo} />}
      </div>
      <div className="section-head">
        <Progress checklist={checklist} deadlines={deadlines} />
        <SaveFile
          icon={IconPrint}
          label={say('ui-app-checklist-save')}
          save={() => backend.saveChecklist(it.id)}
          said={(path) => say('ui-app-checklist-saved', { path })}
        />
      </div>
      {deadlines.length > 0 && <DeadlineList deadlines={deadlines} caseId={it.id} />}
      {general.length > 0 && (
        <section aria-labelledby="todo-title">
          <h2 id="todo-title">{say('ui-app-todo')}</h2>
          <ItemList items={general} caseId={it.id} />
        </section>
      )}
      <PaperList checklist={checklist} itemsOf={ofSlot} slots={it.slots} at={at} isDraft={isDraft} />
      {originals.length > 0 && (
        <section aria-labelledby="originals-title">
          <h2 id="originals-title">{say('ui-app-originals')}</h2>
          <ItemList items={originals} caseId={it.id} />
        </section>
      )}
      <Happened caseId={it.id} events={checklist.events} />
      <details className="about-type">
        <summary>{say('ui-app-about')}</summary>
        <AboutType type={kind} />
      </details>
      <WholeCase id={it.id} name={it.name}>
        {isDraft && (
          <a className="plain" href={to.guide(it.id)}>
            <IconEdit aria-hidden />
            {say('ui-app-other-type')}
          </a>
        )}
      </WholeCase>
    </>
  );
}

const isFee = (item: ChecklistItem) => item.key.startsWith('checklist-fee');

/** How far it is, in one sentence. */
function Progress({ checklist, deadlines }: { checklist: ChecklistView; deadlines: DeadlineView[] }) {
  const say = useSay();
  const must = checklist.items.filter((item) => item.severity === 'must').length;
  const late = deadlines.some((deadline) => deadline.severity === 'error');
  if (must > 0) return <p className="so-far">{say('ui-app-open', { count: must })}</p>;
  return <p className="so-far done">{say(late ? 'ui-app-late' : 'ui-app-complete')}</p>;
}
