// An application that only puts papers in order: its type can be chosen later, or never.

import { go, to } from '../app/route';
import { useBackend } from '../app/session';
import { useSay } from '../texts/words';
import { NameDialog } from './NameDialog';

export function NewCase({ close }: { close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  return (
    <NameDialog
      title={say('ui-guide-plain')}
      label={say('ui-new-case-name')}
      hint={say('ui-new-case-hint')}
      submit={say('ui-new-case-create')}
      save={async (name) => go(to.case(await backend.createCase(name)))}
      close={close}
    />
  );
}
