// What stands around every page: the name, that it is unofficial, the few places to go, and the lock.

import type { ReactNode } from 'react';
import { IconLock, IconSend, IconSettings } from 'suomifi-icons';
import { useSay } from '../texts/words';
import { to, useRoute } from './route';
import { useAct, useBackend } from './session';

export function Frame({ open, children }: { open: boolean; children: ReactNode }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const route = useRoute();
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {say('ui-skip')}
      </a>
      <header className="frame">
        <div className="frame-name">
          <Mark />
          {open ? (
            <a href={to.home} className="frame-title">
              Liite
            </a>
          ) : (
            <span className="frame-title">Liite</span>
          )}
          <span className="unofficial">{say('ui-unofficial')}</span>
        </div>
        {open && (
          <nav aria-label={say('ui-nav')}>
            <a href={to.service} className="frame-link" aria-current={route.page === 'service' ? 'page' : undefined}>
              <IconSend aria-hidden />
              {say('ui-nav-service')}
            </a>
            <a href={to.safety} className="frame-link" aria-current={route.page === 'safety' ? 'page' : undefined}>
              <Shield />
              {say('ui-nav-safety')}
            </a>
            <a href={to.settings} className="frame-link" aria-current={route.page === 'settings' ? 'page' : undefined}>
              <IconSettings aria-hidden />
              {say('ui-nav-settings')}
            </a>
            <button type="button" className="frame-link" onClick={() => void act(backend.lock())}>
              <IconLock aria-hidden />
              {say('ui-nav-lock')}
            </button>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Shield() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 1.5 3 5v6.2c0 5.4 3.7 9.6 9 11.3 5.3-1.7 9-5.9 9-11.3V5zm0 2.2 7 2.7v4.8c0 4.2-2.8 7.6-7 9.2-4.2-1.6-7-5-7-9.2V6.4zm4.3 5-1.5-1.3-4 4.5-2-1.8-1.3 1.5 3.4 3.1z" />
    </svg>
  );
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#1f5fae" />
      <path d="M9 7h10l5 5v13a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z" fill="#fff" />
      <path d="M19 7v5h5" fill="#bcd4ef" />
      <path d="M12 18.5l3 3 5.5-6" fill="none" stroke="#1f5fae" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
