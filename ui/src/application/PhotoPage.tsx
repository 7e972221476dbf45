// The passport photograph: what it must be like, and a frame that shows whether the head is where it has to be.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconUpload } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import type { Desk } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useFileDrop } from '../desk/fileDrop';
import { useSay } from '../texts/words';
import './application.css';
import { PhotoFrame } from './PhotoFrame';

export function PhotoPage({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const { value: desk, trouble } = useLive(() => backend.desk(id), 'desk', id);
  if (trouble) {
    return (
      <div className="page narrow">
        <PageHead title={say('ui-gone-title')} trail={{ href: to.home, text: say('ui-home-title') }} />
        <TroubleNote trouble={trouble} />
      </div>
    );
  }
  return desk && <PhotoOf desk={desk} />;
}

function PhotoOf({ desk }: { desk: Desk }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { slot, pages } = desk;
  const [chosen, setChosen] = useState(0);
  useFileDrop((paths) => void act(backend.addPaths(slot.id, 'original', paths)));
  const photographs = pages.filter((page) => page.state === 'ready' && page.source);
  const page = photographs[Math.min(chosen, photographs.length - 1)];
  return (
    <div className="page photo-page">
      <PageHead
        title={slot.name}
        lead={say('ui-photo-lead')}
        trail={{ href: to.case(slot.caseId), text: say('ui-to-application') }}
      />
      <div className="photo-columns">
        {page ? (
          <PhotoFrame key={page.id} page={page} />
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
          {photographs.length > 1 && (
            <button type="button" className="plain framed" onClick={() => setChosen((chosen + 1) % photographs.length)}>
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
