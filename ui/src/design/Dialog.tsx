// A dialog on the platform's own element: it keeps the focus inside, makes the rest inert and closes with Escape.

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconClose } from 'suomifi-icons';
import { useSay } from '../texts/words';
import { enterTopLayer } from './topLayer';

type DialogProps = {
  title: string;
  close: () => void;
  size?: 'small' | 'large';
  /** The focus begins in the first field rather than at the title; for dialogs that only ask one thing. */
  startAtField?: boolean;
  /** Beside the title. */
  head?: ReactNode;
  children: ReactNode;
};

export function Dialog({ title, close, size = 'small', startAtField = false, head, children }: DialogProps) {
  const say = useSay();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    (startAtField ? dialog?.querySelector('input') : heading.current)?.focus();
    const leave = dialog && enterTopLayer(dialog);
    return () => {
      leave?.();
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
    // Once, when it opens; `startAtField` never changes while it is open.
  }, [startAtField]);
  return (
    <dialog
      ref={element}
      className={`dialog ${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => event.target === element.current && size === 'small' && close()}
    >
      <div className="dialog-box">
        <div className="dialog-head">
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {head}
          <button type="button" className="round" aria-label={say('ui-close')} onClick={close}>
            <IconClose aria-hidden />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
