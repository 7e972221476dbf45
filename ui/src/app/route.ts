// Addresses within the window: `#/case/3`, `#/slot/7`, `#/trash`, `#/settings`, `#/safety`;
// `#/restore` and `#/repair` while the store is locked; anything else is the first page.

import { useEffect, useState } from 'react';

export type Route =
  | { page: 'home' }
  | { page: 'case'; id: number }
  | { page: 'slot'; id: number }
  | { page: 'trash' }
  | { page: 'settings' | 'safety' | 'restore' | 'repair' };

export function parse(hash: string): Route {
  const [, page, id] = /^#\/(\w+)(?:\/(\d+))?$/.exec(hash) ?? [];
  if ((page === 'case' || page === 'slot') && id !== undefined) return { page, id: Number(id) };
  if (page === 'trash' || page === 'settings' || page === 'safety') return { page };
  if (page === 'restore' || page === 'repair') return { page };
  return { page: 'home' };
}

export const to = {
  home: '#/',
  trash: '#/trash',
  settings: '#/settings',
  safety: '#/safety',
  restore: '#/restore',
  repair: '#/repair',
  case: (id: number) => `#/case/${id}`,
  slot: (id: number) => `#/slot/${id}`,
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
