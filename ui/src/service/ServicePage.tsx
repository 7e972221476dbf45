// The service to which applications go: choosing it, signing in, and everything in which the person takes part there.

import { type FormEvent, useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { IconHourglass, IconLinkExternal, IconWarning } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import type { ServiceView } from '../backend/types';
import { useDeed } from '../design/DialogForm';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';
import { LetterList } from './LetterList';
import { Lists } from './Lists';
import './service.css';

export function ServicePage() {
  const say = useSay();
  const backend = useBackend();
  const { value: service, trouble } = useLive(() => backend.service(), 'service', null);
  const { value: letters } = useLive(() => backend.letters(), 'service', null);
  return (
    <div className="page service">
      <PageHead
        title={say('ui-service-title')}
        lead={say('ui-service-lead')}
        trail={{ href: to.home, text: say('ui-home-title') }}
      />
      {trouble && <TroubleNote trouble={trouble} />}
      {service && (service.met ? <Met service={service} /> : <Meet />)}
      {letters && letters.length > 0 && (
        <section aria-labelledby="letters-title">
          <h2 id="letters-title">{say('ui-letters')}</h2>
          <LetterList letters={letters} />
        </section>
      )}
    </div>
  );
}

/** Asks for the address of a service. */
function Meet() {
  const say = useSay();
  const backend = useBackend();
  const [address, setAddress] = useState('');
  const [asked, setAsked] = useState(false);
  const deed = useDeed();
  const missing = asked && address.trim() === '';
  const meet = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (address.trim() !== '') void deed.run(() => backend.meetService(address.trim()));
  };
  return (
    <form className="sheet form" onSubmit={meet}>
      <p>{say('ui-service-what')}</p>
      <TextInput
        labelText={say('ui-service-address')}
        hintText={say('ui-service-address-hint')}
        value={address}
        fullWidth
        autoComplete="off"
        onChange={(value) => setAddress(String(value ?? ''))}
        status={missing ? 'error' : 'default'}
        statusText={missing ? say('ui-service-address-missing') : ''}
      />
      {deed.trouble && <TroubleNote trouble={deed.trouble} />}
      <div className="actions">
        <Button type="submit" aria-disabled={deed.busy}>
          {say(deed.busy ? 'ui-service-meeting' : 'ui-service-meet')}
        </Button>
      </div>
    </form>
  );
}

function Met({ service }: { service: ServiceView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const [forgetting, setForgetting] = useState(false);
  return (
    <>
      <div className="sheet">
        <h2>{service.met?.name}</h2>
        <p className="quiet address" dir="ltr">
          {service.met?.address}
        </p>
        {service.waiting > 0 && (
          <p>
            <IconHourglass aria-hidden /> {say('ui-service-waiting', { count: service.waiting })}
          </p>
        )}
        {service.line && <TroubleNote trouble={service.line} />}
        {service.signedIn ? <Me /> : <SignIn service={service} />}
        <details>
          <summary>{say('ui-service-other')}</summary>
          <p>{say('ui-service-forget-hint')}</p>
          {forgetting ? (
            <div className="actions">
              <button type="button" className="plain framed" onClick={() => void act(backend.forgetService())}>
                <IconWarning aria-hidden />
                {say('ui-service-forget-sure')}
              </button>
              <button type="button" className="plain" onClick={() => setForgetting(false)}>
                {say('ui-cancel')}
              </button>
            </div>
          ) : (
            <button type="button" className="plain framed" onClick={() => setForgetting(true)}>
              {say('ui-service-forget')}
            </button>
          )}
        </details>
      </div>
      {service.signedIn && <Lists />}
    </>
  );
}

function SignIn({ service }: { service: ServiceView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  return (
    <>
      {service.signInTrouble && <TroubleNote trouble={service.signInTrouble} />}
      <p role="status">{say(service.signingIn ? 'ui-service-signing-in' : 'ui-service-sign-in-hint')}</p>
      <div className="actions">
        <Button icon={<IconLinkExternal />} onClick={() => void act(backend.signIn())}>
          {say(service.signingIn ? 'ui-service-sign-in-again' : 'ui-service-sign-in')}
        </Button>
        {service.signingIn && (
          <Button variant="secondaryNoBorder" onClick={() => void act(backend.giveUpSignIn())}>
            {say('ui-cancel')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Who is signed in, as the service sees them. */
function Me() {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { value: me, trouble } = useLive(() => backend.me(), 'service', null);
  return (
    <>
      {trouble && <TroubleNote trouble={trouble} />}
      {me && <p>{say(me.strong ? 'ui-service-me' : 'ui-service-me-weak', { name: me.name })}</p>}
      <div className="actions">
        {me?.businesses.map((business) => (
          <Button key={business} variant="secondary" onClick={() => go(to.workers(business))}>
            {say('ui-service-workers', { business })}
          </Button>
        ))}
        <button type="button" className="plain framed" onClick={() => void act(backend.signOut())}>
          {say('ui-service-sign-out')}
        </button>
      </div>
    </>
  );
}
