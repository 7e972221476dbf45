// What goes to the service, thing by thing, and what it has confirmed.

import { IconCheckCircleFilled, IconErrorFilled, IconHourglass, IconPrint, IconRefresh } from 'suomifi-icons';
import { useBackend } from '../app/session';
import type { SendingView, SentItem } from '../backend/types';
import { Findings } from '../design/Findings';
import { SaveFile } from '../design/SaveFile';
import { TroubleNote } from '../design/TroubleNote';
import { useAgo, useSay } from '../texts/words';

const LOOK = {
  waits: { tone: 'calm', Icon: IconHourglass, key: 'ui-item-waits' },
  again: { tone: 'doubt', Icon: IconRefresh, key: 'ui-item-again' },
  stuck: { tone: 'bad', Icon: IconErrorFilled, key: 'ui-item-stuck' },
  received: { tone: 'good', Icon: IconCheckCircleFilled, key: 'ui-item-received' },
} as const;

export function Way({ items }: { items: SentItem[] }) {
  return (
    <ul className="rows sent-items">
      {items.map((item, index) => (
        <Item key={item.id || `${item.name} ${index}`} item={item} />
      ))}
    </ul>
  );
}

function Item({ item }: { item: SentItem }) {
  const say = useSay();
  const ago = useAgo();
  const { tone, Icon, key } = LOOK[item.standing];
  return (
    <li className="row" data-standing={item.standing}>
      <span>{item.name}</span>
      {item.id !== 0 && (
        <span className={`tag ${tone}`}>
          <Icon aria-hidden />
          {say(key)}
        </span>
      )}
      {item.standing === 'stuck' && item.trouble && <TroubleNote trouble={item.trouble} />}
      {item.standing === 'again' && item.trouble && (
        <p className="quiet">
          {item.trouble.text} {item.again !== null && say('ui-item-again-when', { when: ago(item.again) })}
        </p>
      )}
      {item.findings.length > 0 && <Findings findings={item.findings} />}
    </li>
  );
}

export function Receipts({ it }: { it: SendingView }) {
  const say = useSay();
  const backend = useBackend();
  if (it.receipts.length === 0) return null;
  return (
    <section aria-labelledby="receipts-title">
      <h2 id="receipts-title">{say('ui-receipts')}</h2>
      <ul className="rows">
        {it.receipts.map((receipt) => (
          <li key={receipt.id} className="row">
            <span>{say('ui-receipt-line', { what: receipt.what, when: receipt.received, files: receipt.files })}</span>
            <SaveFile
              icon={IconPrint}
              label={say('ui-receipt-save')}
              of={receipt.what}
              save={() => backend.saveServiceReceipt(it.caseId, receipt.id)}
              said={(path) => say('ui-saved', { path })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
