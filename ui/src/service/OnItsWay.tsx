// That an application is no draft any more, and where to see how it stands.

import { IconInfo } from 'suomifi-icons';
import { to } from '../app/route';
import type { CaseView } from '../backend/types';
import { useSay } from '../texts/words';

export function OnItsWay({ it }: { it: CaseView }) {
  const say = useSay();
  const received = it.standing === 'received';
  return (
    <div className="note calm offer">
      <IconInfo aria-hidden />
      <div>
        <p>{say(received ? 'ui-way-received' : 'ui-way-waits')}</p>
        <div className="actions">
          {it.application !== null && (
            <a className="plain framed" href={to.follow(it.application)}>
              {say('ui-follow')}
            </a>
          )}
          <a className="plain framed" href={to.send(it.id)}>
            {say('ui-way-look')}
          </a>
        </div>
      </div>
    </div>
  );
}
