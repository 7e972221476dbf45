// The end of the upload: the day on which it was sent, and the receipt, typed or photographed.

import { useEffect, useId, useRef, useState } from 'react';
import { IconCheck, IconImage } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import type { HandOverView } from '../backend/types';
import { useDay, useSay } from '../texts/words';
import { today } from './Happened';

export function Receipt({ plan }: { plan: HandOverView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { caseId, receiptSlot } = plan;
  const photograph = async () => {
    const slot = receiptSlot ?? (await act(backend.addReceipt(caseId)));
    if (slot !== undefined) go(to.slot(slot));
  };
  return (
    <>
      <h2>{say('ui-receipt')}</h2>
      <p>{say('ui-receipt-hint')}</p>
      <Submitted caseId={caseId} />
      <ReceiptText plan={plan} />
      <button type="button" className="plain framed" onClick={() => void photograph()}>
        <IconImage aria-hidden />
        {say(receiptSlot === null ? 'ui-receipt-photograph' : 'ui-receipt-look')}
      </button>
    </>
  );
}

/** The day counts for the deadlines. */
function Submitted({ caseId }: { caseId: number }) {
  const say = useSay();
  const day = useDay();
  const backend = useBackend();
  const act = useAct();
  const { value: checklist } = useLive(() => backend.checklist(caseId), 'case', caseId);
  if (!checklist) return null;
  const { events } = checklist;
  if (events.submitted !== null)
    return <p className="note good">{say('ui-receipt-submitted', { day: day(events.submitted) })}</p>;
  return (
    <button
      type="button"
      className="plain framed"
      onClick={() => void act(backend.setEvents(caseId, { ...events, submitted: today() }))}
    >
      <IconCheck aria-hidden />
      {say('ui-receipt-submit')}
    </button>
  );
}

function ReceiptText({ plan }: { plan: HandOverView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const now = useRef(typed);
  now.current = typed;
  const save = useRef(() => {});
  save.current = () => {
    if (now.current === null || now.current === (plan.receipt ?? '')) return;
    void act(backend.setReceipt(plan.caseId, now.current || null));
  };
  useEffect(() => () => save.current(), []);
  return (
    <div className="question">
      <label htmlFor={id}>{say('ui-receipt-text')}</label>
      <input
        id={id}
        autoComplete="off"
        dir="auto"
        maxLength={300}
        value={typed ?? plan.receipt ?? ''}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => save.current()}
      />
    </div>
  );
}
