// The papers of an application: which are there, which are missing, and what is to be said or done about each.

import { useEffect, useRef, useState } from 'react';
import { IconPlus } from 'suomifi-icons';
import type { ChecklistItem, ChecklistView, SlotCard } from '../backend/types';
import { AddSlot } from '../pages/AddSlot';
import { useRowDrag } from '../pages/rowDrag';
import { SlotTools } from '../pages/SlotTools';
import { useSlotMoves } from '../pages/useSlotMoves';
import { useSay } from '../texts/words';
import { Paper } from './Paper';

type PaperListProps = {
  checklist: ChecklistView;
  itemsOf: (slotId: number | null) => ChecklistItem[];
  /** All attachments in their order. */
  slots: SlotCard[];
  /** The paper that the person was sent to. */
  at: string | null;
  /** Whether anything of it can be changed. */
  isDraft: boolean;
};

export function PaperList({ checklist, itemsOf, slots, at, isDraft }: PaperListProps) {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const { papers, caseId } = checklist;
  const there = papers.filter((paper) => paper.pages > 0).length;
  const filed = papers.flatMap((paper) => (paper.slotId === null ? [] : [{ id: paper.slotId, name: paper.name }]));
  const { move, onKey } = useSlotMoves(list, filed, slots);
  const drag = useRowDrag(list, (from, index) => {
    const slot = filed.find((it) => it.id === papers[from]?.slotId);
    // Papers without an attachment follow the others by themselves.
    const before = papers.filter((_, i) => i !== from).slice(0, index);
    if (slot) void move(slot, before.filter((paper) => paper.slotId !== null).length);
  });
  useEffect(() => {
    if (at === null) return;
    const row = [...(list.current?.children ?? [])].find((it) => it.getAttribute('data-paper') === at);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('.paper-tools button')?.focus({ preventScroll: true });
  }, [at]);
  return (
    <section aria-labelledby="papers-title">
      <div className="section-head">
        <h2 id="papers-title">{say('ui-app-papers', { there, total: papers.length })}</h2>
        {isDraft && (
          <button type="button" className="plain framed" onClick={() => setAdding(true)}>
            <IconPlus aria-hidden />
            {say('ui-app-add-other')}
          </button>
        )}
      </div>
      <ol className="papers-list" ref={list}>
        {papers.map((paper, row) => {
          const index = filed.findIndex((it) => it.id === paper.slotId);
          const slot = filed[index];
          return (
            <li
              key={paper.paper ?? paper.slotId}
              className={`paper ${drag.classOf(row)}`}
              data-paper={paper.paper}
              data-slot={paper.slotId ?? undefined}
              onKeyDown={(event) => slot && onKey(event, slot, index)}
            >
              {slot ? <span className="grip" title={say('ui-slot-grip')} {...drag.grip(row)} /> : <span />}
              <Paper paper={paper} caseId={caseId} items={itemsOf(paper.slotId)}>
                {slot && isDraft && (
                  <SlotTools
                    slot={slot}
                    index={index}
                    total={filed.length}
                    move={move}
                    removable={paper.paper === null || paper.pages === 0}
                  />
                )}
              </Paper>
            </li>
          );
        })}
      </ol>
      {adding && (
        <AddSlot caseId={caseId} taken={slots.map((slot) => slot.name)} close={() => setAdding(false)} />
      )}
    </section>
  );
}
