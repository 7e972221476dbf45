// Words for the pages: texts by key, sizes and times as a person says them.

import { useLocalization } from '@fluent/react';
import { useMemo } from 'react';
import { documentLanguage } from './bundles';
import { useSettings } from '../app/session';

export type Values = Record<string, string | number>;
export type Say = (key: string, values?: Values) => string;

/** `say('ui-home-title')` */
export function useSay(): Say {
  const { l10n } = useLocalization();
  return useMemo(() => (key, values) => l10n.getString(key, values ?? null), [l10n]);
}

/** Bytes as megabytes of a million bytes, because that is what the receivers' limits mean. */
export function useSize(): (bytes: number) => string {
  const say = useSay();
  const { lang } = documentLanguage(useSettings().settings.language);
  return useMemo(() => {
    const small = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
    const large = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return (bytes) =>
      bytes < 100_000
        ? say('ui-size-kilobytes', { number: small.format(Math.max(1, bytes / 1000)) })
        : say('ui-size-megabytes', { number: large.format(bytes / 1_000_000) });
  }, [say, lang]);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "2 hours ago", "in 12 days"; times are milliseconds since 1970. */
export function useAgo(): (time: number) => string {
  const { lang } = documentLanguage(useSettings().settings.language);
  return useMemo(() => {
    const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
    return (time) => {
      const gap = time - Date.now();
      const [unit, length] = STEPS.find(([, ms]) => Math.abs(gap) >= ms) ?? (['minute', 60_000] as const);
      return format.format(Math.round(gap / length), unit);
    };
  }, [lang]);
}

/** A day such as `2026-12-31` as people write it, without a year's worth of zeros and without time zones. */
export function useDay(): (day: string) => string {
  const { lang } = documentLanguage(useSettings().settings.language);
  return useMemo(() => {
    // Here even English puts the day before the month.
    const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    return (day) => format.format(new Date(`${day}T00:00:00Z`));
  }, [lang]);
}

/** "in 12 days", "yesterday". */
export function useInDays(): (days: number) => string {
  const { lang } = documentLanguage(useSettings().settings.language);
  return useMemo(() => {
    const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
    return (days) => format.format(days, 'day');
  }, [lang]);
}

/** What stands under a text as its `hint`, where something does. */
export function useHint(): (key: string) => string | null {
  const { l10n } = useLocalization();
  return useMemo(
    () => (key) => {
      const bundle = l10n.getBundle(key);
      const hint = bundle?.getMessage(key)?.attributes.hint;
      return bundle && hint ? bundle.formatPattern(hint) : null;
    },
    [l10n],
  );
}
