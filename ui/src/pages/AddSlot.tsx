// Adding an attachment: everyday names to pick from, or one's own.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { go, to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import type { SlotRule } from '../backend/types';
import { Choice } from '../design/Choice';
import { Dialog } from '../design/Dialog';
import { NameField } from '../design/NameField';
import { useSay } from '../texts/words';

const USUAL: { key: string; rule: SlotRule }[] = [
  { key: 'ui-slot-passport', rule: 'passport' },
  { key: 'ui-slot-id-card', rule: 'general' },
  { key: 'ui-slot-birth', rule: 'general' },
  { key: 'ui-slot-marriage', rule: 'general' },
  { key: 'ui-slot-contract', rule: 'general' },
  { key: 'ui-slot-payslips', rule: 'general' },
  { key: 'ui-slot-bank', rule: 'general' },
  { key: 'ui-slot-studies', rule: 'general' },
  { key: 'ui-slot-insurance', rule: 'general' },
  { key: 'ui-slot-housing', rule: 'general' },
];

export function AddSlot({ caseId, taken, close }: { caseId: number; taken: string[]; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const [name, setName] = useState('');
  const [rule, setRule] = useState<SlotRule>('general');
  const [asked, setAsked] = useState(false);

  const add = async (slotName: string, slotRule: SlotRule) => {
    const id = await act(backend.addSlot(caseId, slotName, slotRule));
    if (id === undefined) return;
    close();
    go(to.slot(id));
  };

  return (
    <Dialog title={say('ui-slot-add-title')} close={close}>
      <div className="form">
        <div className="chips">
          {USUAL.filter(({ key }) => !taken.includes(say(key))).map(({ key, rule: usual }) => (
            <button key={key} type="button" className="chip" onClick={() => void add(say(key), usual)}>
              {say(key)}
            </button>
          ))}
        </div>
        <form
          className="form framed"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (name.trim() !== '') void add(name.trim(), rule);
          }}
        >
          <NameField
            label={say('ui-slot-own-name')}
            hint={say('ui-slot-own-hint')}
            value={name}
            change={setName}
            asked={asked}
          />
          <Choice
            label={say('ui-slot-rule')}
            value={rule}
            change={setRule}
            options={[
              { value: 'general', text: say('ui-slot-rule-general') },
              { value: 'passport', text: say('ui-slot-rule-passport') },
            ]}
          />
          <div className="actions">
            <Button type="submit" variant="secondary">
              {say('ui-slot-add-own')}
            </Button>
          </div>
        </form>
      </div>
    </Dialog>
  );
}
