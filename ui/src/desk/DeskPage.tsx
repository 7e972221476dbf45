// The attachments desk: papers come in, become clear pages, are put in order, and leave as one document.

import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconCompare, IconPlus } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import type { Desk, PageView, PartKind } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { UndoRedo } from '../design/UndoRedo';
import { Editor } from '../editor/Editor';
import { useSay } from '../texts/words';
import './desk.css';
import { EmptyDesk } from './EmptyDesk';
import { useFileDrop } from './fileDrop';
import { FileDialog } from './FileDialog';
import { Part } from './Part';
import { isPage, PARTS, pagesOf, unusable } from './parts';
import { RemovedTray } from './RemovedTray';
import { ResultLine } from './ResultLine';
import { ResultPanel } from './ResultPanel';
import { SelectionBar } from './SelectionBar';
import { Unusable } from './Unusable';
import { useMoving } from './moving';
import { usePageDrag } from './pageDrag';

export function DeskPage({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const { value: desk, trouble, reload } = useLive(() => backend.desk(id), 'desk', id);
  // What can be undone, and whether there is such an attachment at all, are matters of the whole application.
  const caseId = desk?.slot.caseId;
  useEffect(() => backend.on('case', (changed) => changed.id === caseId && reload()), [backend, caseId, reload]);
  // Also when it was there before: undoing its own adding takes the whole attachment away.
  if (trouble) {
    const up = desk ? { href: to.case(desk.slot.caseId), text: say('ui-desk-trail') } : undefined;
    return <Gone trouble={trouble} up={up} />;
  }
  return desk && <DeskOf desk={desk} />;
}

function DeskOf({ desk }: { desk: Desk }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { slot, pages, result, progress } = desk;
  const [selected, setSelected] = useSelection(pages);
  const [openPage, setOpenPage] = useState<number | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const moving = useMoving(pages);
  const drag = usePageDrag({ root, pages, selected, drop: moving.put });
  const over = useFileDrop((paths, part) => void act(backend.addPaths(slot.id, part, paths)));
  useArrivals(desk);
  const { value: letters } = useLive(() => backend.letters(), 'service', null);

  const remove = async (ids: number[]) => {
    const done = await act(backend.removePages(ids).then(() => true));
    if (done) setSelected(new Set());
  };
  const letter = letters?.find((it) => it.caseId === slot.caseId);
  const trail = letter
    ? { href: to.letter(letter.caseId), text: letter.name }
    : { href: to.case(slot.caseId), text: say('ui-desk-trail') };
  const opened = openPage === null ? undefined : pages.find((page) => page.id === openPage);
  const lost = unusable(pages);
  // A whole document without them would look finished.
  const missing = lost.filter((page) => !isPage(page)).length;
  const empty = pages.length === 0;
  const add = (part: PartKind) => void act(backend.chooseFiles(slot.id, part));

  return (
    <div className="page wide desk" ref={root}>
      <PageHead title={slot.name} trail={trail}>
        {slot.holder && (
          <a className="plain" href={to.identity(slot.caseId)}>
            <IconCompare aria-hidden />
            {say('ui-identity-open')}
          </a>
        )}
        <ResultLine result={result} missing={missing} progress={progress} />
      </PageHead>
      <div className="desk-columns">
        <div className="desk-main">
          <div className="bar-row desk-bar">
            {empty ? <span /> : <Button icon={<IconPlus />} onClick={() => add('original')}>{say('ui-desk-add')}</Button>}
            <UndoRedo caseId={slot.caseId} undo={desk.undo} redo={desk.redo} />
          </div>
          {empty ? (
            <EmptyDesk rule={slot.rule} over={over !== null} choose={() => add('original')} />
          ) : (
            <>
              <Unusable pages={lost} slotId={slot.id} remove={(ids) => void remove(ids)} />
              <SelectionBar
                pages={pages}
                selected={selected}
                select={setSelected}
                put={moving.put}
                remove={(ids) => void remove(ids)}
              />
              {PARTS.map((part) => (
                <Part
                  key={part}
                  part={part}
                  pages={pagesOf(pages, part)}
                  selected={selected}
                  select={setSelected}
                  open={setOpenPage}
                  move={moving}
                  drag={drag}
                  filesOver={over === part}
                  add={() => add(part)}
                  remove={(ids) => void remove(ids)}
                />
              ))}
            </>
          )}
          <RemovedTray removed={desk.removed} />
        </div>
        <ResultPanel slotId={slot.id} name={slot.name} result={result} missing={missing} progress={progress} />
      </div>
      {drag.ghost}
      {opened && !isPage(opened) && (
        <FileDialog
          file={opened}
          retry={() => void act(backend.retry(slot.id))}
          remove={() => void remove([opened.id])}
          close={() => setOpenPage(null)}
        />
      )}
      {openPage !== null && openPage > 0 && (
        <Editor
          pages={inOrder(pages).filter(isPage)}
          id={openPage}
          rule={slot.rule}
          show={setOpenPage}
          close={() => setOpenPage(null)}
          undoRedo={<UndoRedo caseId={slot.caseId} undo={desk.undo} redo={desk.redo} keyboard={false} />}
        />
      )}
    </div>
  );
}

const inOrder = (pages: PageView[]) => PARTS.flatMap((part) => pagesOf(pages, part));

/** The selected pages, without those that are no longer there. */
function useSelection(pages: PageView[]): [Set<number>, (next: Set<number>) => void] {
  const [selected, setSelected] = useState<Set<number>>(new Set());
  const there = useMemo(() => {
    const known = new Set(pages.map((page) => page.id));
    return new Set([...selected].filter((id) => known.has(id)));
  }, [pages, selected]);
  return [there, setSelected];
}

/** Tells when all pages are done, once, rather than at every page. */
function useArrivals({ pages, progress, result }: Desk): void {
  const say = useSay();
  const { announce } = useSession();
  const working = useRef(false);
  useEffect(() => {
    if (progress) {
      if (!working.current) announce(say('ui-desk-working', { total: progress.total }));
      working.current = true;
    } else if (working.current) {
      working.current = false;
      const failed = result.state === 'failed' || unusable(pages).length > 0;
      announce(failed ? say('ui-desk-failed') : say('ui-desk-done', { count: result.pages }));
    }
  }, [pages, progress, result, announce, say]);
}
