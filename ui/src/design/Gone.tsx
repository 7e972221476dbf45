// In the place of a page that could not be loaded: why, and the way up.

import { to } from '../app/route';
import type { Trouble } from '../backend/types';
import { useSay } from '../texts/words';
import { PageHead } from './PageHead';
import { TroubleNote } from './TroubleNote';

export function Gone({ trouble, up }: { trouble: Trouble; up?: { href: string; text: string } }) {
  const say = useSay();
  return (
    <div className="page narrow">
      <PageHead title={say('ui-gone-title')} trail={up ?? { href: to.home, text: say('ui-home-title') }} />
      <TroubleNote trouble={trouble} />
    </div>
  );
}
