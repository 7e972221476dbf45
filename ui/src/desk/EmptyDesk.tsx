// A desk without papers: where to drop them, and how to take a good photograph.

import { Button } from 'suomifi-ui-components';
import { IconUpload } from 'suomifi-icons';
import type { SlotRule } from '../backend/types';
import { Papers } from '../design/Papers';
import { useSay } from '../texts/words';

export function EmptyDesk({ rule, over, choose }: { rule: SlotRule; over: boolean; choose: () => void }) {
  const say = useSay();
  return (
    <div className={over ? 'drop-zone over' : 'drop-zone'} data-part="original">
      <Papers />
      <h2>{say('ui-drop-title')}</h2>
      <p className="quiet">{say('ui-drop-formats')}</p>
      <Button icon={<IconUpload />} onClick={choose}>
        {say('ui-drop-choose')}
      </Button>
      <ul className="tips">
        <li>{say('ui-tip-table')}</li>
        <li>{say('ui-tip-corners')}</li>
        <li>{rule === 'passport' ? say('ui-tip-passport') : say('ui-tip-light')}</li>
      </ul>
    </div>
  );
}
