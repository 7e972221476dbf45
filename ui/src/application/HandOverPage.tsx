// The walk through the upload: open the service's page, bring each file to its field, tick it off, keep the receipt.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconArchive, IconLinkExternal, IconLock } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import type { HandOverFileView, HandOverView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { VerdictTag } from '../design/VerdictTag';
import { HandOver } from '../pages/HandOver';
import { useSay, useSize } from '../texts/words';
import '../desk/result.css';
import './application.css';
import './handOver.css';
import { ItemList } from './ItemList';
import { Receipt } from './Receipt';

export function HandOverPage({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const { value: plan, trouble } = useLive(() => backend.handOverPlan(id), 'case', id);
  if (trouble) return <Gone trouble={trouble} />;
  if (!plan) return null;
  const done = plan.files.filter((file) => file.done).length;
  return (
    <div className="page hand-over">
      <PageHead
        title={say('ui-walk-title')}
        lead={say('ui-walk-lead')}
        trail={{ href: to.case(id), text: plan.name }}
      />
      {plan.open.length > 0 && (
        <section aria-labelledby="open-title">
          <h2 id="open-title">{say('ui-walk-open')}</h2>
          <ItemList items={plan.open} caseId={id} />
        </section>
      )}
      <ol className="walk">
        <li>
          <OpenPage plan={plan} />
        </li>
        <li>
          <h2>{say('ui-walk-files', { done, total: plan.files.length })}</h2>
          {plan.files.length === 0 ? <p className="hollow">{say('ui-walk-none')}</p> : <Files files={plan.files} />}
          <OtherWays plan={plan} />
        </li>
        <li>
          <Receipt plan={plan} />
        </li>
      </ol>
    </div>
  );
}

function OpenPage({ plan }: { plan: HandOverView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { kind, page, caseId } = plan;
  if (!kind) {
    return (
      <>
        <h2>{say('ui-walk-page')}</h2>
        <p>{say('ui-case-no-type')}</p>
        <a className="plain framed" href={to.guide(caseId)}>
          {say('ui-case-choose-type')}
        </a>
      </>
    );
  }
  return (
    <>
      <h2>{say(kind.how === 'electronic' ? 'ui-walk-page' : 'ui-walk-page-elsewhere')}</h2>
      <p>{kind.where ?? say('ui-walk-page-hint')}</p>
      {page && (
        <div className="actions">
          <Button variant="secondary" icon={<IconLinkExternal />} onClick={() => void act(backend.openPage(caseId))}>
            {say(kind.how === 'electronic' ? 'ui-walk-page-open' : 'ui-type-official')}
          </Button>
          <span className="quiet address" dir="ltr">
            {page}
          </span>
        </div>
      )}
    </>
  );
}

function Files({ files }: { files: HandOverFileView[] }) {
  const say = useSay();
  return (
    <>
      <p className="quiet">{say('ui-walk-files-hint')}</p>
      <ol className="files">
        {files.map((file) => (
          <FileRow key={file.slotId} file={file} />
        ))}
      </ol>
    </>
  );
}

function FileRow({ file }: { file: HandOverFileView }) {
  const say = useSay();
  const size = useSize();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const ready = file.state === 'ready';
  return (
    <li className={file.done ? 'file done' : 'file'}>
      <label className="tick">
        <input
          type="checkbox"
          checked={file.done}
          onChange={(event) => {
            const done = event.target.checked;
            void act(backend.tick(file.slotId, done));
            announce(say(done ? 'ui-walk-ticked' : 'ui-walk-unticked', { name: file.name }));
          }}
        />
        <span>
          <span className="hidden">{say('ui-walk-tick')}: </span>
          {file.name}
        </span>
      </label>
      <VerdictTag state={file.state} verdict={file.verdict} />
      <span className="quiet">
        {say('ui-pages', { count: file.pages })}
        {file.bytes !== null && `, ${size(file.bytes)}`}
      </span>
      <span
        className={ready ? 'drag-out' : 'drag-out off'}
        draggable={ready}
        onDragStart={(event) => {
          // The system's own drag takes over: it can leave the window, the page's cannot.
          event.preventDefault();
          void act(backend.dragOut(file.slotId));
        }}
      >
        <span className="drag-grip" aria-hidden="true" />
        <bdi dir="ltr">{file.fileName}</bdi>
      </span>
      <a className="plain" href={to.slot(file.slotId)}>
        {say('ui-paper-open')}
        <span className="hidden">: {file.name}</span>
      </a>
    </li>
  );
}

/** For those who do not drag, and for those who do not send it themselves. */
function OtherWays({ plan }: { plan: HandOverView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const [written, setWritten] = useState<string | null>(null);
  const [handing, setHanding] = useState(false);
  return (
    <>
      <div className="actions">
        <Button
          icon={<IconArchive />}
          disabled={plan.files.length === 0}
          onClick={async () => {
            const path = await act(backend.writeHandOver(plan.caseId));
            if (path) setWritten(path);
          }}
        >
          {say('ui-walk-write')}
        </Button>
        <button type="button" className="plain framed" onClick={() => setHanding(true)}>
          <IconLock aria-hidden />
          {say('ui-walk-applicant')}
        </button>
      </div>
      <p role="status" className={written === null ? 'hidden' : 'note good path'}>
        {written !== null && say('ui-walk-written', { path: written })}
      </p>
      {handing && <HandOver id={plan.caseId} close={() => setHanding(false)} />}
    </>
  );
}
