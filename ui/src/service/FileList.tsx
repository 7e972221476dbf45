// Files of an application that the person may read at the service.

import { IconDownload } from 'suomifi-icons';
import { useBackend } from '../app/session';
import type { FileLine } from '../backend/types';
import { SaveFile } from '../design/SaveFile';
import { useSay, useSize } from '../texts/words';

export function FileList({ application, files }: { application: string; files: FileLine[] }) {
  const say = useSay();
  const size = useSize();
  const backend = useBackend();
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title">{say('ui-files')}</h2>
      <ul className="rows">
        {files.map((file, index) => (
          <li key={`${file.sha256} ${index}`} className="row">
            <span>
              <bdi>{file.name}</bdi> <span className="quiet">{size(file.bytes)}</span>
            </span>
            <SaveFile
              icon={IconDownload}
              label={say('ui-file-save')}
              of={file.name}
              save={() => backend.saveReceivedFile(application, file.sha256, file.name)}
              said={(path) => say('ui-saved', { path })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
