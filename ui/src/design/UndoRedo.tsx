// One step back, one step forward, and which step that would be. Ctrl+Z and Ctrl+Shift+Z do the same.

import { useEffect, useRef } from 'react';
import { useAct, useBackend, useSession } from '../app/session';
import { useSay } from '../texts/words';

/** Keys the program may send; the texts test reads them here. */
export const STEPS = [
  'ui-step-add-pages',
  'ui-step-move-pages',
  'ui-step-set-outline',
  'ui-step-turn-page',
  'ui-step-set-colour',
  'ui-step-remove-pages',
  'ui-step-restore-pages',
  'ui-step-rename-case',
  'ui-step-add-slot',
  'ui-step-rename-slot',
  'ui-step-remove-slot',
  'ui-step-move-slot',
  'ui-step-restore-slot',
  'ui-step-set-slot-rule',
  'ui-step-set-application',
  'ui-step-set-answer',
  'ui-step-say-of-paper',
  'ui-step-set-events',
  'ui-step-tick',
  'ui-step-set-receipt',
  'ui-step-set-photo',
];

/** Where Ctrl+Z belongs to what is being typed. */
const WRITING = 'textarea, input:not([type=radio], [type=checkbox])';

type UndoRedoProps = {
  caseId: number;
  undo: string | null;
  redo: string | null;
  /** Whether this pair listens to the keys: only one on a page may. */
  keyboard?: boolean;
  /** Done first, for example saving what is still being typed. */
  before?: () => Promise<void>;
};

export function UndoRedo({ caseId, undo, redo, keyboard = true, before }: UndoRedoProps) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const name = (key: string) => say(STEPS.includes(key) ? key : 'ui-step-other');

  const back = async () => {
    await before?.();
    if (!undo) return;
    const done = await act(backend.undo(caseId).then(() => true));
    if (done) announce(say('ui-undone', { step: name(undo) }));
  };
  const forth = async () => {
    await before?.();
    if (!redo) return;
    const done = await act(backend.redo(caseId).then(() => true));
    if (done) announce(say('ui-redone', { step: name(redo) }));
  };
  const keys = useRef({ back, forth });
  keys.current = { back, forth };
  useEffect(() => {
    if (!keyboard) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const typing = event.target instanceof Element && event.target.closest(WRITING);
      if (typing) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      void (key === 'y' || event.shiftKey ? keys.current.forth() : keys.current.back());
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keyboard]);

  return (
    <div className="steps" role="group" aria-label={say('ui-steps')}>
      <button type="button" className="step" disabled={!undo} onClick={() => void back()} title={undo ? name(undo) : ''}>
        <span className="arrow-undo" aria-hidden="true" />
        <span className="step-words">
          <span>{say('ui-undo')}</span>
          <small>{undo && name(undo)}</small>
        </span>
      </button>
      <button type="button" className="step" disabled={!redo} onClick={() => void forth()} title={redo ? name(redo) : ''}>
        <span className="arrow-redo" aria-hidden="true" />
        <span className="step-words">
          <span>{say('ui-redo')}</span>
          <small>{redo && name(redo)}</small>
        </span>
      </button>
    </div>
  );
}
