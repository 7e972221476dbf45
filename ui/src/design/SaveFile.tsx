// A button that writes a file where the person chooses.

import type { ComponentType } from 'react';
import { useAct, useSession } from '../app/session';

interface Props {
  icon: ComponentType<{ 'aria-hidden': boolean }>;
  label: string;
  /** Of what, where several such buttons stand on a page: read by screen readers. */
  of?: string;
  /** Writes the file where the person chooses; its path, or none when they thought better of it. */
  save: () => Promise<string | null>;
  /** What is said when it is written. */
  said: (path: string) => string;
}

/** A button that writes a file and says where it lies. */
export function SaveFile({ icon: Icon, label, of, save, said }: Props) {
  const act = useAct();
  const { announce } = useSession();
  return (
    <button
      type="button"
      className="plain framed"
      onClick={async () => {
        const path = await act(save());
        if (path) announce(said(path));
      }}
    >
      <Icon aria-hidden />
      {label}
      {of && <span className="hidden">: {of}</span>}
    </button>
  );
}
