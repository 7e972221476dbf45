// Where the pages of a paper are: the photograph has rules of its own, and a page for them.

import { to } from '../app/route';

const PHOTO = 'photo';

export const deskOf = (paper: string | null, slotId: number) =>
  paper === PHOTO ? to.photo(slotId) : to.slot(slotId);
