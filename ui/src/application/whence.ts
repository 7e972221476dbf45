// Where the person looked at types last, so that the way back from one leads there.

import { to } from '../app/route';

type Place = { href: string; key: 'ui-guide-title' | 'ui-types-title' };

let last: Place | null = null;

export function remember(place: Place): void {
  last = place;
}

export function whence(caseId: number | null): Place {
  return last ?? { href: to.types(caseId), key: 'ui-types-title' };
}
