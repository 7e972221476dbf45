// Settings: language, look, and when to lock. Everything takes effect at once.

import { to } from '../app/route';
import { useSession } from '../app/session';
import type { Settings, Theme } from '../backend/types';
import { Choice } from '../design/Choice';
import { PageHead } from '../design/PageHead';
import { LANGUAGES } from '../texts/bundles';
import { useSay } from '../texts/words';

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
      <p className="aside">
        <a href={to.safety}>{say('ui-settings-safety')}</a>
      </p>
    </div>
  );
}
