// Files that come from outside the desk: opened with the program, or dropped on a page that is no desk. Asks where they
// belong before anything is done with them.

import { useEffect, useState } from 'react';
import { useLive } from '../app/live';
import { go, type Route, to } from '../app/route';
import { useBackend } from '../app/session';
import type { PartKind, SlotCard } from '../backend/types';
import { Choice } from '../design/Choice';
import { DialogForm, useDeed } from '../design/DialogForm';
import { NameField } from '../design/NameField';
import { Select } from '../design/Select';
import { useTopLayer } from '../design/topLayer';
import { PART_NAMES, PARTS } from '../desk/parts';
import { useSay } from '../texts/words';
import { nameOf } from './TakeIn';

type Bundle = { paths: string[]; caseId: number | null; slotId: number | null };

export function Incoming({ route }: { route: Route }) {
  const backend = useBackend();
  const say = useSay();
  const busy = useTopLayer() !== null;
  const [bundle, setBundle] = useState<Bundle | null>(null);
  const [over, setOver] = useState(false);
  const ofCase = ['case', 'hand-over', 'form', 'identity'] as const;
  const caseId = 'id' in route && ofCase.some((page) => page === route.page) ? route.id : null;
  const slotId = route.page === 'slot' || route.page === 'photo' ? route.id : null;

  useEffect(() => {
    const ask = () =>
      void backend.takeFiles().then((paths) => {
        if (paths.length > 0) setBundle((now) => ({ caseId, slotId, ...now, paths: [...(now?.paths ?? []), ...paths] }));
      });
    ask();
    return backend.on('files', ask);
  }, [backend, caseId, slotId]);

  useEffect(() => {
    // A desk knows what to do with files itself; under a dialog nobody sees where they would go.
    if (slotId !== null || busy) return;
    return backend.onDrop(({ kind, paths, x, y }) => {
      setOver(kind === 'over');
      if (kind !== 'drop' || paths.length === 0) return;
      const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-slot]');
      setBundle({ paths, caseId, slotId: row ? Number(row.dataset.slot) : null });
    });
  }, [backend, caseId, slotId, busy]);

  if (bundle) return <Where bundle={bundle} close={() => setBundle(null)} />;
  return over && !busy ? (
    <div className="files-veil" aria-hidden="true">
      <p>{say('ui-files-drop')}</p>
    </div>
  ) : null;
}

const NEW = 'new';

function Where({ bundle, close }: { bundle: Bundle; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const { value: cases } = useLive(() => backend.cases(), 'cases', null);
  const [target, setTarget] = useState<string | null>(bundle.caseId === null ? null : String(bundle.caseId));
  // null while the attachments of the chosen application are looked up.
  const [slots, setSlots] = useState<SlotCard[] | null>(null);
  const [slot, setSlot] = useState<string | null>(bundle.slotId === null ? null : String(bundle.slotId));
  const [part, setPart] = useState<PartKind>('original');
  const [caseName, setCaseName] = useState('');
  const [slotName, setSlotName] = useState('');
  const [asked, setAsked] = useState(false);
  const deed = useDeed();
  const chosenCase = target ?? String(cases?.[0]?.id ?? NEW);
  const chosenSlot = chosenCase === NEW ? NEW : (slot ?? String(slots?.[0]?.id ?? NEW));

  // From a desk only the attachment is known; its application follows.
  useEffect(() => {
    if (bundle.slotId === null || bundle.caseId !== null) return;
    void backend.desk(bundle.slotId).then((desk) => setTarget(String(desk.slot.caseId)), () => undefined);
  }, [backend, bundle]);
  useEffect(() => {
    setSlots(chosenCase === NEW ? [] : null);
    if (chosenCase === NEW) return;
    let alive = true;
    void backend.case(Number(chosenCase)).then((it) => alive && setSlots(it.slots), () => undefined);
    return () => {
      alive = false;
    };
  }, [backend, chosenCase]);

  const caseMissing = chosenCase === NEW && caseName.trim() === '';
  const slotMissing = chosenSlot === NEW && slotName.trim() === '';
  const add = () => {
    setAsked(true);
    if (caseMissing || slotMissing || !slots) return;
    void deed.run(async () => {
      const caseId = chosenCase === NEW ? await backend.createCase(caseName.trim()) : Number(chosenCase);
      // Should the next step fail, what was made is not made twice.
      setTarget(String(caseId));
      const slotId = chosenSlot === NEW ? await backend.addSlot(caseId, slotName.trim(), 'general') : Number(chosenSlot);
      setSlot(String(slotId));
      await backend.addPaths(slotId, part, bundle.paths);
      close();
      go(to.slot(slotId));
    });
  };

  if (!cases) return null;
  return (
    <DialogForm title={say('ui-files-title')} close={close} deed={deed} send={add} submit={say('ui-files-add')}>
      <p className="file-names">
        {say('ui-files-count', { count: bundle.paths.length })}{' '}
        <bdi>{bundle.paths.slice(0, 3).map(nameOf).join(', ')}</bdi>
        {bundle.paths.length > 3 && ' …'}
      </p>
      <Select
        label={say('ui-files-case')}
        value={chosenCase}
        change={(next) => {
          setTarget(next);
          setSlot(null);
        }}
      >
        {cases.map((it) => (
          <option key={it.id} value={it.id}>
            {it.name}
          </option>
        ))}
        <option value={NEW}>{say('ui-files-new-case')}</option>
      </Select>
      {chosenCase === NEW && <NameField label={say('ui-new-case-name')} value={caseName} change={setCaseName} asked={asked} />}
      {chosenCase !== NEW && slots && (
        <Select label={say('ui-files-slot')} value={chosenSlot} change={setSlot}>
          {slots.map((it) => (
            <option key={it.id} value={it.id}>
              {it.name}
            </option>
          ))}
          <option value={NEW}>{say('ui-files-new-slot')}</option>
        </Select>
      )}
      {chosenSlot === NEW && slots && <NameField label={say('ui-slot-own-name')} value={slotName} change={setSlotName} asked={asked} />}
      <Choice
        label={say('ui-selection-move')}
        value={part}
        change={setPart}
        options={PARTS.map((value) => ({ value, text: say(PART_NAMES[value]) }))}
      />
    </DialogForm>
  );
}
