// What every page needs: the door to the program, the settings, and a place to say things.

import { createContext, useCallback, useContext, useRef } from 'react';
import type { Backend } from '../backend/backend';
import type { Settings, Trouble } from '../backend/types';

export type Session = {
  backend: Backend;
  settings: Settings;
  changeSettings: (change: Partial<Settings>) => void;
  /** Said by screen readers and shown for a moment. */
  announce: (words: string) => void;
  /** Shown until closed. */
  complain: (trouble: Trouble) => void;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('the session context is missing');
  return session;
}

export const useBackend = (): Backend => useSession().backend;
export const useSettings = (): Pick<Session, 'settings' | 'changeSettings'> => useSession();

/** Runs something the person asked for; when it is refused, the reason is shown. */
export function useAct(): <T>(work: Promise<T>) => Promise<T | undefined> {
  const { complain } = useSession();
  return useCallback(
    async (work) => {
      try {
        return await work;
      } catch (reason) {
        complain(asTrouble(reason));
        return undefined;
      }
    },
    [complain],
  );
}

/** The same, once at a time: a second press while the first is being done does nothing. */
export function useActOnce(): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  const act = useAct();
  const busy = useRef(false);
  return useCallback(
    async (work) => {
      if (busy.current) return undefined;
      busy.current = true;
      const done = await act(work());
      busy.current = false;
      return done;
    },
    [act],
  );
}

/** A refusal is a `Trouble`; anything else is a defect, and its own words are the best there are. */
export function asTrouble(reason: unknown): Trouble {
  if (typeof reason === 'object' && reason !== null && 'code' in reason && 'text' in reason) {
    return reason as Trouble;
  }
  return { code: 'unexpected', text: reason instanceof Error ? reason.message : String(reason), cure: null };
}
