// A file that has not become pages: what is going on with it, and what can be done.

import { Button } from 'suomifi-ui-components';
import type { PageView } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';

type FileDialogProps = { file: PageView; retry: () => void; remove: () => void; close: () => void };

export function FileDialog({ file, retry, remove, close }: FileDialogProps) {
  const say = useSay();
  return (
    <Dialog title={file.name} close={close}>
      <div className="form">
        {file.trouble ? (
          <TroubleNote trouble={file.trouble} />
        ) : (
          <p>{file.state === 'working' ? say('ui-file-working') : say('ui-file-waiting')}</p>
        )}
        <div className="actions">
          {file.trouble && (
            <Button
              onClick={() => {
                retry();
                close();
              }}
            >
              {say('ui-retry')}
            </Button>
          )}
          <Button
            variant="secondary"
            onClick={() => {
              remove();
              close();
            }}
          >
            {say('ui-file-remove')}
          </Button>
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
