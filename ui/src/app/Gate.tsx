// Which page is shown: the first run, unlocking, or the application's pages.

import { useCallback, useEffect, useState } from 'react';
import type { VaultState } from '../backend/types';
import { GuidePage } from '../application/GuidePage';
import { HandOverPage } from '../application/HandOverPage';
import { IdentityPage } from '../application/IdentityPage';
import { PhotoPage } from '../application/PhotoPage';
import { TypePage } from '../application/TypePage';
import { TypesPage } from '../application/TypesPage';
import { FormPage } from '../form/FormPage';
import { CasePage } from '../pages/CasePage';
import { FirstRun } from '../pages/FirstRun';
import { Incoming } from '../pages/Incoming';
import { Home } from '../pages/Home';
import { RepairPage } from '../pages/RepairPage';
import { RestorePage } from '../pages/RestorePage';
import { SafetyPage } from '../pages/SafetyPage';
import { SettingsPage } from '../pages/SettingsPage';
import { TrashPage } from '../pages/TrashPage';
import { Unlock } from '../pages/Unlock';
import { VaultFailed } from '../pages/VaultFailed';
import { DeskPage } from '../desk/DeskPage';
import { FollowPage } from '../service/FollowPage';
import { LetterPage } from '../service/LetterPage';
import { SendPage } from '../service/SendPage';
import { ServicePage } from '../service/ServicePage';
import { WorkersPage } from '../service/WorkersPage';
import { Frame } from './Frame';
import { useIdleLock } from './idle';
import { type Route, to, useRoute } from './route';
import { useAct, useSession } from './session';

export function Gate({ vault }: { vault: VaultState }) {
  const route = useRoute();
  // The vault opens in the middle of the first run; the words must still be shown and checked after that.
  const [firstRun, setFirstRun] = useState(vault.state === 'absent');
  useEffect(() => {
    if (vault.state === 'absent') setFirstRun(true);
  }, [vault.state]);

  if (vault.state !== 'open' && (route.page === 'restore' || route.page === 'repair')) {
    return (
      <Frame open={false}>
        {route.page === 'restore' ? (
          <RestorePage first={vault.state === 'absent'} restored={() => setFirstRun(false)} />
        ) : (
          <RepairPage ways={vault.state === 'locked' ? vault.ways : undefined} />
        )}
      </Frame>
    );
  }
  if (firstRun) {
    const keyring = vault.state === 'absent' && vault.keyring;
    return (
      <Frame open={false}>
        <FirstRun keyring={keyring} done={() => setFirstRun(false)} />
      </Frame>
    );
  }
  if (vault.state === 'failed') {
    return (
      <Frame open={false}>
        <VaultFailed trouble={vault.error} />
      </Frame>
    );
  }
  if (vault.state === 'locked') {
    return (
      <Frame open={false}>
        <Unlock ways={vault.ways} />
      </Frame>
    );
  }
  return (
    <Frame open>
      <IdleLock />
      <Page route={route} />
      <Incoming route={route} />
    </Frame>
  );
}

function IdleLock() {
  const { backend, settings } = useSession();
  const act = useAct();
  // A long work that somebody waits for is not cut off.
  const lock = useCallback(
    () => void act(backend.work().then((work) => (work ? undefined : backend.lock()))),
    [act, backend],
  );
  // A locked vault is not told: whoever locked it knows.
  const stillHere = useCallback(() => void backend.stillHere().catch(() => undefined), [backend]);
  useIdleLock(settings.lockAfterMinutes, lock, stillHere);
  return null;
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'case':
      return <CasePage key={route.id} id={route.id} at={route.paper} />;
    case 'slot':
      return <DeskPage key={route.id} id={route.id} />;
    case 'photo':
      return <PhotoPage key={route.id} id={route.id} />;
    case 'hand-over':
      return <HandOverPage key={route.id} id={route.id} />;
    case 'identity':
      return <IdentityPage key={route.id} id={route.id} />;
    case 'form':
      return <FormPage key={route.id} id={route.id} section={route.section} open={route.open} />;
    case 'guide':
      return <GuidePage key={to.guide(route.caseId, route.walk)} caseId={route.caseId} walk={route.walk} />;
    case 'types':
      return <TypesPage caseId={route.caseId} />;
    case 'type':
      return <TypePage key={route.kind} kind={route.kind} caseId={route.caseId} />;
    case 'service':
      return <ServicePage />;
    case 'send':
      return <SendPage key={route.id} id={route.id} />;
    case 'letter':
      return <LetterPage key={route.id} id={route.id} />;
    case 'follow':
      return <FollowPage key={route.application} application={route.application} />;
    case 'workers':
      return <WorkersPage key={route.business} business={route.business} />;
    case 'trash':
      return <TrashPage />;
    case 'settings':
      return <SettingsPage />;
    case 'safety':
      return <SafetyPage />;
    default:
      return <Home />;
  }
}
