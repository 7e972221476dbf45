// Settings: language, look, when to lock, and the passphrase. Everything takes effect at once.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { to } from '../app/route';
import { asTrouble, useBackend, useSession } from '../app/session';
import type { Settings, Theme, Trouble } from '../backend/types';
import { Choice } from '../design/Choice';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { LANGUAGES } from '../texts/bundles';
import { useSay } from '../texts/words';
import { Strength } from './Strength';
import { strengthOf } from './strengthOf';

const MINUTES = [5, 15, 30, 60, 0];

export function SettingsPage() {
  const say = useSay();
  const { settings, changeSettings } = useSession();
  const themes: { value: Theme; text: string }[] = [
    { value: 'system', text: say('ui-theme-system') },
    { value: 'light', text: say('ui-theme-light') },
    { value: 'dark', text: say('ui-theme-dark') },
  ];
  const languages: { value: Settings['language']; text: string }[] = LANGUAGES.map((it) => ({
    value: it.code,
    text: it.name,
  }));
  return (
    <div className="page narrow">
      <PageHead title={say('ui-settings-title')} trail={{ href: to.home, text: say('ui-home-title') }} />
      <div className="sheet form">
        <Choice
          label={say('ui-settings-language')}
          value={settings.language}
          options={languages}
          change={(language) => changeSettings({ language })}
        />
        <Choice
          label={say('ui-settings-theme')}
          value={settings.theme}
          options={themes}
          change={(theme) => changeSettings({ theme })}
        />
        <Choice
          label={say('ui-settings-lock')}
          value={String(settings.lockAfterMinutes)}
          options={MINUTES.map((minutes) => ({
            value: String(minutes),
            text: minutes === 0 ? say('ui-settings-lock-never') : say('ui-minutes', { count: minutes }),
          }))}
          change={(minutes) => changeSettings({ lockAfterMinutes: Number(minutes) })}
        />
      </div>
      <ChangePassphrase />
    </div>
  );
}

function ChangePassphrase() {
  const say = useSay();
  const backend = useBackend();
  const { announce } = useSession();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const ready = before !== '' && strengthOf(after) !== 'weak';
  return (
    <form
      className="sheet form"
      onSubmit={(event) => {
        event.preventDefault();
        setTrouble(null);
        backend.changePassphrase({ old: before, new: after }).then(
          () => {
            setBefore('');
            setAfter('');
            announce(say('ui-passphrase-changed'));
          },
          (reason: unknown) => setTrouble(asTrouble(reason)),
        );
      }}
    >
      <h2>{say('ui-passphrase-change')}</h2>
      <TextInput
        type="password"
        autoComplete="current-password"
        labelText={say('ui-passphrase-old')}
        value={before}
        fullWidth
        onChange={(value) => setBefore(String(value ?? ''))}
      />
      <TextInput
        type="password"
        autoComplete="new-password"
        labelText={say('ui-passphrase-new')}
        value={after}
        fullWidth
        onChange={(value) => setAfter(String(value ?? ''))}
      />
      <Strength passphrase={after} />
      {trouble && <TroubleNote trouble={trouble} />}
      <div className="actions">
        <Button type="submit" variant="secondary" disabled={!ready}>
          {say('ui-passphrase-change')}
        </Button>
      </div>
    </form>
  );
}
