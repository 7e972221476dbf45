// The words of every language, and two made-up languages that show what was forgotten.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { ReactLocalization } from '@fluent/react';
import englishCatalogue from '../../../assets/texts/catalogue.en.ftl?raw';
import finnishCatalogue from '../../../assets/texts/catalogue.fi.ftl?raw';
import swedishCatalogue from '../../../assets/texts/catalogue.sv.ftl?raw';
import englishApplication from '../../../assets/texts/application.en.ftl?raw';
import finnishApplication from '../../../assets/texts/application.fi.ftl?raw';
import swedishApplication from '../../../assets/texts/application.sv.ftl?raw';
import english from '../../../assets/texts/en.ftl?raw';
import finnish from '../../../assets/texts/fi.ftl?raw';
import swedish from '../../../assets/texts/sv.ftl?raw';
import type { Language, Settings } from '../backend/types';
import { accented, mirrored } from './pseudo';

export type AnyLanguage = Settings['language'];

export const LANGUAGES: { code: Language; name: string }[] = [
  { code: 'fi', name: 'Suomi' },
  { code: 'sv', name: 'Svenska' },
  { code: 'en', name: 'English' },
];

const TEXTS: Record<Language, string> = {
  fi: `${finnish}\n${finnishCatalogue}\n${finnishApplication}`,
  sv: `${swedish}\n${swedishCatalogue}\n${swedishApplication}`,
  en: `${english}\n${englishCatalogue}\n${englishApplication}`,
};

/** What the document's `lang` and `dir` say. */
export function documentLanguage(language: AnyLanguage): { lang: string; dir: 'ltr' | 'rtl' } {
  if (language === 'ar-test') return { lang: 'ar', dir: 'rtl' };
  return { lang: language === 'qps' ? 'en' : language, dir: 'ltr' };
}

export function localization(language: AnyLanguage): ReactLocalization {
  const real: Language = language === 'qps' || language === 'ar-test' ? 'en' : language;
  const transform = language === 'qps' ? accented : language === 'ar-test' ? mirrored : undefined;
  const bundle = new FluentBundle(real, transform ? { transform } : {});
  bundle.addResource(new FluentResource(TEXTS[real]));
  return new ReactLocalization([bundle]);
}

/** The best of our languages for what the system prefers. */
export function guessLanguage(preferred: readonly string[]): Language {
  const known = preferred.map((tag) => tag.slice(0, 2)).find((tag): tag is Language => tag in TEXTS);
  return known ?? 'en';
}
