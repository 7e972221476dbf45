// What went wrong, and what can be done about it.

import { IconErrorFilled } from 'suomifi-icons';
import type { Trouble } from '../backend/types';

export function TroubleNote({ trouble }: { trouble: Trouble }) {
  return (
    <div className="note bad" role="alert" data-code={trouble.code}>
      <IconErrorFilled aria-hidden />
      <div>
        <p>{trouble.text}</p>
        {trouble.cure && <p className="cure">{trouble.cure}</p>}
      </div>
    </div>
  );
}
