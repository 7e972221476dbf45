// A dialog on the platform's own element: it keeps the focus inside, makes the rest inert and closes with Escape.

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconClose } from 'suomifi-icons';
import { useSay } from '../texts/words';

type DialogProps = {
  title: string;
  close: () => void;
  size?: 'small' | 'large';
  /** Beside the title. */
  head?: ReactNode;
  children: ReactNode;
};

export function Dialog({ title, close, size = 'small', head, children }: DialogProps) {
  const say = useSay();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
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
          <h2 id={id}>{title}</h2>
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
