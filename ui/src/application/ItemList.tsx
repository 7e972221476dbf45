// Lines of the checklist, what must be done first; each leads to where it is done.

import { IconErrorFilled, IconInfo, IconWarning } from 'suomifi-icons';
import { to } from '../app/route';
import type { ChecklistItem } from '../backend/types';
import { useSay } from '../texts/words';

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
        const href =
          item.section !== null
            ? to.form(caseId, item.section, true)
            : item.slotId !== null
              ? to.slot(item.slotId)
              : null;
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
