// A country by its name in the person's language, in that language's order.

import { useEffect, useMemo, useState } from 'react';
import { useBackend, useSettings } from '../app/session';
import type { Backend } from '../backend/backend';
import type { CountryView } from '../backend/types';
import { documentLanguage } from '../texts/bundles';
import { useSay } from '../texts/words';

type CountrySelectProps = {
  value: unknown;
  change: (code: string | null) => void;
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

export function CountrySelect({ value, change, ...aria }: CountrySelectProps) {
  const say = useSay();
  const countries = useCountries();
  const code = typeof value === 'string' ? value : '';
  return (
    <select {...aria} className="country" value={code} onChange={(event) => change(event.target.value || null)}>
      <option value="">{say('ui-country-choose')}</option>
      {/* What was saved is shown, whatever it is. */}
      {code !== '' && !countries.some((it) => it.code === code) && <option value={code}>{code}</option>}
      {countries.map((it) => (
        <option key={it.code} value={it.code}>
          {it.name}
        </option>
      ))}
    </select>
  );
}

/** In the order of the person's language. */
function useCountries(): CountryView[] {
  const backend = useBackend();
  const { language } = useSettings().settings;
  const { lang } = documentLanguage(language);
  const [countries, setCountries] = useState<CountryView[]>([]);
  useEffect(() => {
    let alive = true;
    countriesIn(language, backend).then(
      (list) => alive && setCountries(list),
      () => undefined,
    );
    return () => void (alive = false);
  }, [backend, language]);
  return useMemo(() => {
    const order = new Intl.Collator(lang);
    return [...countries].sort((one, other) => order.compare(one.name, other.name));
  }, [countries, lang]);
}

let known: { language: string; countries: Promise<CountryView[]> } | null = null;

/** Asked for once, however many lists there are. */
function countriesIn(language: string, backend: Backend): Promise<CountryView[]> {
  if (known?.language !== language) known = { language, countries: backend.countries() };
  const { countries } = known;
  countries.catch(() => (known = null));
  return countries;
}
