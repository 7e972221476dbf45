// How a type is applied for, in a few words.

import { IconInternet, IconPerson, IconDoc } from 'suomifi-icons';
import type { TypeCard } from '../backend/types';

const LOOK = {
  electronic: { tone: 'good', Icon: IconInternet },
  paper: { tone: 'calm', Icon: IconDoc },
  'in-person': { tone: 'calm', Icon: IconPerson },
} as const;

export function HowTag({ card }: { card: TypeCard }) {
  const { tone, Icon } = LOOK[card.how];
  return (
    <span className={`tag ${tone}`}>
      <Icon aria-hidden />
      {card.howText}
    </span>
  );
}
