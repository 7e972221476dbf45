// Where the window begins: chooses the door to the program and shows the pages.

import '@fontsource/source-sans-3/latin-400.css';
import '@fontsource/source-sans-3/latin-600.css';
import '@fontsource/source-sans-3/latin-ext-400.css';
import '@fontsource/source-sans-3/latin-ext-600.css';
import './design/base.css';
import './design/lists.css';
import './design/controls.css';
import './design/dialogs.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import type { Backend } from './backend/backend';

async function door(): Promise<Backend> {
  // Only development builds know the program in memory; the condition removes it from the real one.
  if (import.meta.env.MODE === 'production') return (await import('./backend/tauri')).tauriBackend;
  const asked = new URLSearchParams(location.search);
  const { createMock } = await import('./backend/mock');
  return createMock({ start: asked.get('start') ?? 'absent', pace: Number(asked.get('pace') ?? 350) });
}

/** The letters come from the program itself, in milliseconds; waiting for them spares the eye a change of letters. */
async function letters(): Promise<void> {
  const wanted = ['400', '600'].map((weight) => document.fonts.load(`${weight} 1em "Source Sans 3"`));
  await Promise.race([Promise.all(wanted), new Promise((resolve) => setTimeout(resolve, 300))]);
}

void Promise.all([door(), letters().catch(() => undefined)]).then(([backend]) => {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App backend={backend} />);
});
