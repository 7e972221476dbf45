// A country by its name in the person's language, in that language's order.

import { useEffect, useMemo, useState } from 'react';
import { useBackend, useSettings } from '../app/session';
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

let known: Promise<string[]> | null = null;

function useCountries(): { code: string; name: string }[] {
  const backend = useBackend();
  const { lang } = documentLanguage(useSettings().settings.language);
  const [codes, setCodes] = useState<string[]>([]);
  useEffect(() => {
    known ??= backend.countries();
    let alive = true;
    known.then(
      (list) => alive && setCodes(list),
      () => (known = null),
    );
    return () => void (alive = false);
  }, [backend]);
  return useMemo(() => {
    const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'code' });
    const order = new Intl.Collator(lang);
    return codes
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .sort((one, other) => order.compare(one.name, other.name));
  }, [codes, lang]);
}
