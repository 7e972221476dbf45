// Addresses within the window: `#/case/3`, `#/case/3/passport-copy` (at a paper of it), `#/slot/7`, `#/form/3/personal`; the guide's answers stand in its address
// (`#/guide/start.move/citizen.no`), so that going back is one answer back. `#/choose/3/…` is the guide for an application
// that is there already. `#/restore` and `#/repair` while the store is locked; anything else is the first page.

import { useEffect, useState } from 'react';
import type { GuideStep } from '../backend/types';

export type Route =
  | { page: 'home' }
  | { page: 'slot' | 'photo' | 'hand-over' | 'identity' | 'send' | 'letter'; id: number }
  /** `application`: its number at the service. */
  | { page: 'follow'; application: string }
  | { page: 'workers'; business: string }
  /** `paper`: the one to go to. */
  | { page: 'case'; id: number; paper: string | null }
  /** `section`: null for the step where the person was; `open`: what is missing is shown at once. */
  | { page: 'form'; id: number; section: string | null; open: boolean }
  /** `caseId`: the application whose type is chosen; null for a new one. */
  | { page: 'guide'; caseId: number | null; walk: GuideStep[] }
  | { page: 'types'; caseId: number | null }
  | { page: 'type'; kind: string; caseId: number | null }
  | { page: 'trash' | 'settings' | 'safety' | 'restore' | 'repair' | 'service' };

const PLAIN = ['trash', 'settings', 'safety', 'restore', 'repair', 'service'] as const;
const NUMBERED = ['slot', 'photo', 'hand-over', 'identity', 'send', 'letter'] as const;

export function parse(hash: string): Route {
  const [, page = '', ...rest] = hash.split('/').map((part) => (part === '#' ? '' : part));
  const plain = PLAIN.find((it) => it === page && rest.length === 0);
  if (plain) return { page: plain };
  const id = numberOf(rest[0]);
  const numbered = NUMBERED.find((it) => it === page && rest.length === 1);
  if (numbered && id !== null) return { page: numbered, id };
  if (page === 'case' && id !== null && rest.length <= 2) return { page, id, paper: nameOf(rest[1]) };
  if (page === 'form' && id !== null) {
    return { page, id, section: nameOf(rest[1]), open: rest[2] === 'open' };
  }
  const [only] = rest;
  if (page === 'follow' && only && /^[A-Za-z0-9]{8,64}$/.test(only)) return { page, application: only };
  if (page === 'workers' && only && /^\d{7}-\d$/.test(only)) return { page, business: only };
  if (page === 'guide') return { page, caseId: null, walk: walkOf(rest) };
  if (page === 'choose' && id !== null) return { page: 'guide', caseId: id, walk: walkOf(rest.slice(1)) };
  if (page === 'types') return { page, caseId: id };
  const kind = nameOf(rest[0]);
  if (page === 'type' && kind) return { page, kind, caseId: numberOf(rest[1]) };
  return { page: 'home' };
}

const numberOf = (text: string | undefined) => (text !== undefined && /^\d+$/.test(text) ? Number(text) : null);
const nameOf = (text: string | undefined) => (text !== undefined && /^[a-z0-9-]+$/.test(text) ? text : null);

function walkOf(parts: string[]): GuideStep[] {
  return parts.flatMap((part) => {
    const [question, answer, ...more] = part.split('.');
    const named = nameOf(question) !== null && nameOf(answer) !== null && more.length === 0;
    return named && question && answer ? [{ question, answer }] : [];
  });
}

export const to = {
  home: '#/',
  trash: '#/trash',
  settings: '#/settings',
  safety: '#/safety',
  restore: '#/restore',
  repair: '#/repair',
  service: '#/service',
  case: (id: number, paper?: string) => `#/case/${id}${paper ? `/${paper}` : ''}`,
  slot: (id: number) => `#/slot/${id}`,
  photo: (id: number) => `#/photo/${id}`,
  handOver: (id: number) => `#/hand-over/${id}`,
  identity: (caseId: number) => `#/identity/${caseId}`,
  send: (caseId: number) => `#/send/${caseId}`,
  letter: (caseId: number) => `#/letter/${caseId}`,
  follow: (application: string) => `#/follow/${application}`,
  workers: (business: string) => `#/workers/${business}`,
  form: (id: number, section?: string, open = false) =>
    `#/form/${id}${section ? `/${section}` : ''}${section && open ? '/open' : ''}`,
  guide: (caseId: number | null, walk: GuideStep[] = []) =>
    [caseId === null ? '#/guide' : `#/choose/${caseId}`, ...walk.map((it) => `${it.question}.${it.answer}`)].join('/'),
  types: (caseId: number | null) => (caseId === null ? '#/types' : `#/types/${caseId}`),
  type: (kind: string, caseId: number | null) => `#/type/${kind}${caseId === null ? '' : `/${caseId}`}`,
};

export function go(address: string): void {
  location.hash = address;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parse(location.hash));
  useEffect(() => {
    const follow = () => setRoute(parse(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return route;
}
