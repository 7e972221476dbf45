// The passport photograph: what it must be like, and a frame that shows whether the head is where it has to be.

import { Button } from 'suomifi-ui-components';
import { IconUpload } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import type { Desk, PageView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useFileDrop } from '../desk/fileDrop';
import { useSay } from '../texts/words';
import './application.css';
import './photo.css';
import { PhotoFrame } from './PhotoFrame';

export function PhotoPage({ id }: { id: number }) {
  const backend = useBackend();
  const { value: desk, trouble } = useLive(() => backend.desk(id), 'desk', id);
  if (trouble) return <Gone trouble={trouble} />;
  return desk && <PhotoOf desk={desk} />;
}

function PhotoOf({ desk }: { desk: Desk }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { slot, pages } = desk;
  useFileDrop((paths) => void act(backend.addPaths(slot.id, 'original', paths)));
  const originals = pages.filter((page) => page.part === 'original');
  // The first page is the photograph.
  const page = originals[0]?.state === 'ready' && originals[0].source ? originals[0] : null;
  return (
    <div className="page photo-page">
      <PageHead
        title={slot.name}
        lead={say('ui-photo-lead')}
        trail={{ href: to.case(slot.caseId), text: say('ui-to-application') }}
      />
      <div className="photo-columns">
        {page ? (
          <Framed key={`${page.id} ${page.turn}`} desk={desk} page={page} />
        ) : (
          <div className="drop-zone" data-part="original">
            <h2>{say(pages.length > 0 ? 'ui-photo-working' : 'ui-photo-none')}</h2>
            <Button icon={<IconUpload />} onClick={() => void act(backend.chooseFiles(slot.id, 'original'))}>
              {say('ui-drop-choose')}
            </Button>
          </div>
        )}
        <section aria-labelledby="photo-rules" className="photo-rules">
          <h2 id="photo-rules">{say('ui-photo-rules')}</h2>
          <ul>
            <li>{say('ui-photo-rule-size')}</li>
            <li>{say('ui-photo-rule-head')}</li>
            <li>{say('ui-photo-rule-place')}</li>
            <li>{say('ui-photo-rule-face')}</li>
            <li>{say('ui-photo-rule-age')}</li>
          </ul>
          <p className="quiet">{say('ui-photo-source')}</p>
          {page && originals.length > 1 && (
            <button
              type="button"
              className="plain framed"
              onClick={() => {
                const last = originals.length - 1;
                // Where the frame was on the one means nothing on the other.
                void act(backend.movePages([page.id], 'original', last).then(() => backend.setPhoto(slot.id, null)));
              }}
            >
              {say('ui-photo-other')}
            </button>
          )}
          <a className="plain framed" href={to.slot(slot.id)}>
            {say('ui-photo-desk')}
          </a>
        </section>
      </div>
    </div>
  );
}

/** The program looks at the picture itself, which takes a moment. */
function Framed({ desk: { slot }, page }: { desk: Desk; page: PageView }) {
  const say = useSay();
  const backend = useBackend();
  const { value: photo, trouble } = useLive(() => backend.photo(slot.id), 'case', slot.caseId);
  if (photo) return <PhotoFrame slotId={slot.id} page={page} photo={photo} />;
  return trouble ? <TroubleNote trouble={trouble} /> : <p className="quiet">{say('ui-photo-working')}</p>;
}
