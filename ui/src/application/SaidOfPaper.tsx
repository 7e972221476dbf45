// What only a person can say of a paper: its language, and where it was issued.

import { useId } from 'react';
import { useAct, useBackend } from '../app/session';
import type { PaperSaid, PaperView } from '../backend/types';
import { Radios } from '../design/Radios';
import { CountrySelect } from '../form/CountrySelect';
import { useSay } from '../texts/words';

export function SaidOfPaper({ paper, slotId }: { paper: PaperView; slotId: number }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const id = useId();
  const { said } = paper;
  const put = (change: Partial<PaperSaid>) => void act(backend.sayOfPaper(slotId, { ...said, ...change }));
  const language = said.acceptedLanguage;
  return (
    <div className="paper-said">
      {paper.asksLanguage && (
        <fieldset>
          <legend>
            {say('ui-paper-language')}
            <span className="hidden"> ({paper.name})</span>
          </legend>
          <Radios
            name={`${id}-language`}
            look="side"
            options={[
              { value: 'true', text: say('form-yes') },
              { value: 'false', text: say('form-no') },
            ]}
            value={language === null ? '' : String(language)}
            change={(chosen) => put({ acceptedLanguage: chosen === 'true' })}
          />
        </fieldset>
      )}
      {paper.asksCountry && (
        <div>
          <label htmlFor={`${id}-country`}>
            {say('ui-paper-country')}
            <span className="hidden"> ({paper.name})</span>
          </label>
          <CountrySelect id={`${id}-country`} value={said.issuedIn} change={(code) => put({ issuedIn: code })} />
        </div>
      )}
      {paper.asksCountry && said.issuedIn !== null && (
        <label className="tick">
          <input
            type="checkbox"
            checked={said.standardForm}
            onChange={(event) => put({ standardForm: event.target.checked })}
          />
          {say('ui-paper-standard-form')}
        </label>
      )}
    </div>
  );
}
