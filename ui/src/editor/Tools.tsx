// Everything that can be done to the page, beside its picture.

import { IconRemove } from 'suomifi-icons';
import { type ReactNode, useState } from 'react';
import { useAct, useBackend } from '../app/session';
import type { ColourMode, PageView, SlotRule } from '../backend/types';
import { Choice } from '../design/Choice';
import { Findings } from '../design/Findings';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';
import type { Side } from './Editor';

type ToolsProps = {
  page: PageView;
  rule: SlotRule;
  side: Side;
  showSide: (side: Side) => void;
  remove: () => void;
  undoRedo: ReactNode;
};

const FOUND = { colour: 'ui-colour-found-colour', grey: 'ui-colour-found-grey', bw: 'ui-colour-found-bw' } as const;

export function Tools({ page, rule, side, showSide, remove, undoRedo }: ToolsProps) {
  const say = useSay();
  const there = page.source !== null;

  return (
    <div className="tools">
      <div className="tool">
        <Choice
          label={say('ui-view')}
          hideLabel
          value={side}
          change={showSide}
          options={[
            { value: 'photograph', text: say('ui-view-photograph') },
            { value: 'page', text: say('ui-view-page') },
          ]}
        />
        <Hold side={side} showSide={showSide} />
      </div>

      {page.trouble && <TroubleNote trouble={page.trouble} />}
      <Findings findings={page.findings} />

      {page.state === 'failed' && !there ? null : <Changes page={page} rule={rule} />}

      <div className="tool">
        <button type="button" className="plain" onClick={remove}>
          <IconRemove aria-hidden />
          {say('ui-page-remove')}
        </button>
      </div>
      {undoRedo}
    </div>
  );
}

/** Edges, turn and colours. */
function Changes({ page, rule }: { page: PageView; rule: SlotRule }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const there = page.source !== null;
  const colours: { value: ColourMode; text: string }[] = [
    { value: 'auto', text: say('ui-colour-auto') },
    { value: 'colour', text: say('ui-colour-colour') },
    { value: 'grey', text: say('ui-colour-grey') },
    { value: 'bw', text: say('ui-colour-bw') },
  ];
  const turn = (quarters: 1 | 3) => void act(backend.turnPage(page.id, quarters));
  return (
    <>
      <fieldset className="tool" disabled={!there}>
        <legend>{say('ui-edges')}</legend>
        <p className="quiet">{edgeWords(page, say)}</p>
        <div className="tool-row">
          <button
            type="button"
            className="plain framed"
            disabled={!page.byHand && !page.wholePicture}
            onClick={() => void act(backend.setOutline(page.id, null))}
          >
            {say('ui-edges-found')}
          </button>
          <button
            type="button"
            className="plain framed"
            aria-pressed={page.wholePicture}
            onClick={() => void act(backend.useWholePicture(page.id, !page.wholePicture))}
          >
            {say('ui-edges-whole')}
          </button>
        </div>
      </fieldset>

      <fieldset className="tool" disabled={!there}>
        <legend>{say('ui-turn')}</legend>
        <div className="tool-row">
          <button type="button" className="plain framed" onClick={() => turn(3)}>
            <span className="arrow-turn left" aria-hidden="true" />
            {say('ui-turn-left')}
          </button>
          <button type="button" className="plain framed" onClick={() => turn(1)}>
            <span className="arrow-turn right" aria-hidden="true" />
            {say('ui-turn-right')}
          </button>
        </div>
      </fieldset>

      <div className="tool">
        <Choice
          label={say('ui-colour')}
          value={page.colour}
          options={colours}
          change={(mode) => void act(backend.setColour(page.id, mode))}
        />
        <p className="quiet tool-hint">
          {rule === 'passport' && page.colour !== 'auto' && page.colour !== 'colour'
            ? say('ui-colour-passport')
            : page.colour === 'auto' && page.colourFound
              ? say(FOUND[page.colourFound])
              : say('ui-colour-hint')}
        </p>
      </div>
    </>
  );
}

function edgeWords(page: PageView, say: (key: string) => string): string {
  if (page.wholePicture) return say('ui-edges-are-whole');
  if (page.byHand) return say('ui-edges-are-by-hand');
  if (page.found) return say('ui-edges-are-found');
  return page.state === 'ready' ? say('ui-edges-are-not-found') : say('ui-edges-hint');
}

/** Shows the other side for as long as it is held. */
function Hold({ side, showSide }: { side: Side; showSide: (side: Side) => void }) {
  const say = useSay();
  const [from, setFrom] = useState<Side | null>(null);
  const press = () => {
    if (from) return;
    setFrom(side);
    showSide(side === 'photograph' ? 'page' : 'photograph');
  };
  const release = () => {
    if (!from) return;
    showSide(from);
    setFrom(null);
  };
  const isPress = (key: string) => key === ' ' || key === 'Enter';
  return (
    <button
      type="button"
      className="plain"
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={(event) => {
        if (!isPress(event.key)) return;
        event.preventDefault();
        press();
      }}
      onKeyUp={(event) => isPress(event.key) && release()}
      onBlur={release}
    >
      {say('ui-view-hold')}
    </button>
  );
}
