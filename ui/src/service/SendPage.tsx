// Sending an application: what goes, what still keeps it, how each thing stands on its way, and the receipts.

import { Button } from 'suomifi-ui-components';
import { IconInfo, IconSend } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useAct, useActOnce, useBackend, useSession } from '../app/session';
import { ItemList } from '../application/ItemList';
import '../application/application.css';
import type { SendingView, ServiceView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { useSay } from '../texts/words';
import { Conflicts } from './Conflicts';
import './service.css';
import { StandingTag } from './StandingTag';
import { Receipts, Way } from './Way';

export function SendPage({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const { value: it, trouble } = useLive(() => backend.sending(id), 'case', id);
  const { value: service } = useLive(() => backend.service(), 'service', null);
  if (trouble) return <Gone trouble={trouble} />;
  if (!it || !service) return null;
  return (
    <div className="page service">
      <PageHead title={say('ui-send-title')} trail={{ href: to.case(id), text: it.name }} lead={say('ui-send-lead')}>
        <StandingTag standing={it.standing} />
      </PageHead>
      <NoLine service={service} />
      {it.conflicts.length > 0 && <Conflicts caseId={id} conflicts={it.conflicts} />}
      {it.standing === 'draft' ? <Draft it={it} service={service} /> : <UnderWay it={it} />}
      <Receipts it={it} />
    </div>
  );
}

/** What keeps everything from being sent, with the way to change that. */
export function NoLine({ service }: { service: ServiceView }) {
  const say = useSay();
  const key = !service.met ? 'ui-send-no-service' : !service.signedIn ? 'ui-send-not-signed-in' : null;
  if (key === null && !service.line) return null;
  return (
    <div className="note doubt" role="status">
      <IconInfo aria-hidden />
      <div>
        <p>{key ? say(key) : service.line?.text}</p>
        {key ? (
          <a className="plain framed" href={to.service}>
            {say(service.met ? 'ui-service-sign-in' : 'ui-send-choose-service')}
          </a>
        ) : (
          service.line?.cure && <p className="cure">{service.line.cure}</p>
        )}
      </div>
    </div>
  );
}

function Draft({ it, service }: { it: SendingView; service: ServiceView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useActOnce();
  const { announce } = useSession();
  const send = async () => {
    const sent = await act(() => backend.sendCase(it.caseId).then(() => true));
    if (sent) announce(say('ui-send-begun'));
  };
  const ready = it.open.length === 0 && it.unready.length === 0 && it.conflicts.length === 0;
  return (
    <>
      {it.open.length > 0 && (
        <section aria-labelledby="open-title">
          <h2 id="open-title">{say('ui-walk-open')}</h2>
          <ItemList items={it.open} caseId={it.caseId} />
        </section>
      )}
      {it.unready.length > 0 && <p className="note doubt">{say('ui-send-unready', { names: it.unready.join(', ') })}</p>}
      <section aria-labelledby="goes-title">
        <h2 id="goes-title">{say('ui-send-goes')}</h2>
        <Way items={it.items} />
      </section>
      <div className="actions">
        <Button icon={<IconSend />} disabled={!ready} onClick={() => void send()}>
          {say('ui-send-now')}
        </Button>
        {service.signedIn && (
          <button type="button" className="plain framed" onClick={() => void act(() => backend.shareDraft(it.caseId))}>
            {say(it.application === null ? 'ui-send-share' : 'ui-send-share-again')}
          </button>
        )}
      </div>
      <p className="quiet">{say('ui-send-hint')}</p>
    </>
  );
}

/** Stops the sending of what waits. */
export function TakeBack({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const act = useActOnce();
  const { announce } = useSession();
  const stop = async () => {
    const stopped = await act(() => backend.takeBack(id).then(() => true));
    if (stopped) announce(say('ui-standing-draft'));
  };
  return (
    <button type="button" className="plain framed" onClick={() => void stop()}>
      {say('ui-send-take-back')}
    </button>
  );
}

function UnderWay({ it }: { it: SendingView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const waits = it.items.some((item) => item.standing === 'again' || item.standing === 'stuck');
  return (
    <section aria-labelledby="goes-title">
      <h2 id="goes-title">{say(it.standing === 'received' ? 'ui-send-went' : 'ui-send-goes')}</h2>
      <Way items={it.items} />
      <div className="actions">
        {waits && (
          <Button variant="secondary" onClick={() => void act(backend.tryAgain(it.caseId))}>
            {say('ui-send-again')}
          </Button>
        )}
        {it.standing === 'final' && (
          <TakeBack id={it.caseId} />
        )}
        {it.application !== null && it.standing === 'received' && (
          <a className="plain framed" href={to.follow(it.application)}>
            {say('ui-follow')}
          </a>
        )}
      </div>
    </section>
  );
}
