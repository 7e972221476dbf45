// Lines of the checklist, what must be done first; each leads to where it is done.

import { IconErrorFilled, IconInfo, IconWarning } from 'suomifi-icons';
import { to } from '../app/route';
import type { ChecklistItem } from '../backend/types';
import { useSay } from '../texts/words';
import { deskOf } from './deskOf';

const LOOK = {
  must: { tone: 'bad', Icon: IconErrorFilled },
  check: { tone: 'doubt', Icon: IconWarning },
  note: { tone: 'calm', Icon: IconInfo },
} as const;

export function ItemList({ items, caseId }: { items: ChecklistItem[]; caseId: number }) {
  const say = useSay();
  return (
    <ul className="items">
      {items.map((item) => {
        const { tone, Icon } = LOOK[item.severity];
        const href = whereOf(item, caseId);
        return (
          <li key={`${item.key} ${item.text}`} className={`item ${tone}`} data-item={item.key}>
            <Icon aria-hidden />
            <span className="hidden">{say(`severity-${item.severity}`)}: </span>
            {href === null ? <span>{item.text}</span> : <a href={href}>{item.text}</a>}
          </li>
        );
      })}
    </ul>
  );
}

/** Where something is done about a line. */
export function whereOf({ key, section, slotId, paper }: ChecklistItem, caseId: number): string | null {
  if (key.startsWith('checklist-zone-')) return to.identity(caseId);
  if (section !== null) return to.form(caseId, section, true);
  if (slotId !== null) return deskOf(paper, slotId);
  return paper === null ? null : to.case(caseId, paper);
}
