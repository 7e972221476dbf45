// The whole window: settings, language and look first, then whatever the vault's state allows.

import { LocalizationProvider } from '@fluent/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Backend } from '../backend/backend';
import type { Settings, Trouble, VaultState } from '../backend/types';
import { Look } from '../design/Look';
import { documentLanguage, guessLanguage, localization } from '../texts/bundles';
import { Gate } from './Gate';
import { Messages } from './Messages';
import { asTrouble, type Session, SessionContext } from './session';

export function App({ backend }: { backend: Backend }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [vault, setVault] = useState<VaultState | null>(null);
  const [said, setSaid] = useState({ words: '', serial: 0 });
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const announce = useCallback((words: string) => setSaid((last) => ({ words, serial: last.serial + 1 })), []);
  const complain = useCallback((it: Trouble) => setTrouble(it), []);
  const changeSettings = useCallback(
    (change: Partial<Settings>) =>
      setSettings((now) => {
        if (!now) return now;
        const next = { ...now, ...change };
        backend.setSettings(next).catch((reason: unknown) => setTrouble(asTrouble(reason)));
        return next;
      }),
    [backend],
  );

  useEffect(() => {
    const look = () =>
      backend.vaultState().then(setVault, (reason: unknown) =>
        setVault({ state: 'failed', error: asTrouble(reason) }),
      );
    const fallback: Settings = { language: guessLanguage(navigator.languages), theme: 'system', lockAfterMinutes: 15 };
    void backend.settings().then(
      (known) => setSettings(withAskedLanguage(known)),
      () => setSettings(fallback),
    );
    void look();
    return backend.on('vault', () => void look());
  }, [backend]);

  // What was said may name an application: it does not stay in sight of whoever comes to the locked window.
  const locked = vault?.state === 'locked';
  useEffect(() => {
    if (locked) announce('');
  }, [locked, announce]);

  const language = settings?.language ?? 'en';
  const { lang, dir } = documentLanguage(language);
  useLayoutEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dir = dir;
  }, [lang, dir]);
  const l10n = useMemo(() => localization(language), [language]);
  const session = useMemo<Session | null>(
    () => settings && { backend, settings, changeSettings, announce, complain },
    [backend, settings, changeSettings, announce, complain],
  );

  if (!session || !vault) return null;
  return (
    <SessionContext value={session}>
      <LocalizationProvider l10n={l10n}>
        <Look wish={session.settings.theme} dir={dir}>
          <Gate vault={vault} />
          <Messages said={said} trouble={trouble} close={() => setTrouble(null)} />
        </Look>
      </LocalizationProvider>
    </SessionContext>
  );
}

/** `?test&language=qps` shows a made-up language, `&theme=dark` a look; only where tests or developers ask for it. */
function withAskedLanguage(known: Settings): Settings {
  const asked = new URLSearchParams(location.search);
  if (!asked.has('test') && !import.meta.env.DEV) return known;
  const language = asked.get('language') as Settings['language'] | null;
  const theme = asked.get('theme') as Settings['theme'] | null;
  return { ...known, ...(language && { language }), ...(theme && { theme }) };
}
