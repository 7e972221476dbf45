// Letters, and how far each has come.

import { to } from '../app/route';
import type { LetterLine } from '../backend/types';
import { StandingTag } from './StandingTag';

export function LetterList({ letters }: { letters: LetterLine[] }) {
  return (
    <ul className="rows">
      {letters.map((letter) => (
        <li key={letter.caseId} className="row">
          <a href={to.letter(letter.caseId)}>{letter.name}</a>
          <StandingTag standing={letter.standing} />
        </li>
      ))}
    </ul>
  );
}
