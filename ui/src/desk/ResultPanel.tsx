// The document that comes of the pages: its size, its verdict, and the ways to look at it and take it along.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconDownload, IconPreview } from 'suomifi-icons';
import { useAct, useBackend, useSession } from '../app/session';
import type { ResultView } from '../backend/types';
import { Findings } from '../design/Findings';
import { Meter } from '../design/Meter';
import { TroubleNote } from '../design/TroubleNote';
import { VerdictTag } from '../design/VerdictTag';
import { useSay } from '../texts/words';
import { Preview } from './Preview';
import './result.css';
import { verdictOf } from './verdict';

type ResultPanelProps = {
  slotId: number;
  name: string;
  result: ResultView;
  /** How many files are not in it because they could not be used. */
  missing: number;
  progress: { done: number; total: number } | null;
};

export function ResultPanel({ slotId, name, result, missing, progress }: ResultPanelProps) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const [looking, setLooking] = useState(false);
  const ready = result.state === 'ready' && !progress;

  return (
    <aside id="result" className="result" tabIndex={-1} aria-labelledby="result-title">
      <div className="result-head">
        <h2 id="result-title">{say('ui-result-title')}</h2>
        <VerdictTag state={progress ? 'working' : result.state} verdict={verdictOf(result, missing)} />
      </div>
      <Meter bytes={result.bytes} limit={result.limit} name={name} tall />
      <div className="result-state">
        {progress ? (
          <>
            <div
              className="bar"
              role="progressbar"
              aria-labelledby="progress-words"
              aria-valuemin={0}
              aria-valuemax={progress.total}
              aria-valuenow={progress.done}
            >
              <span style={{ inlineSize: `${(100 * progress.done) / Math.max(1, progress.total)}%` }} />
            </div>
            <div className="result-progress">
              <p id="progress-words">{say('ui-progress', { done: progress.done, total: progress.total })}</p>
              <button type="button" className="plain" onClick={() => void act(backend.cancel(slotId))}>
                {say('ui-stop')}
              </button>
            </div>
          </>
        ) : (
          <p className="result-words">
            {missing > 0 && result.state === 'ready' ? say('ui-result-missing', { count: missing }) : say(WORDS[verdictKey(result)])}
          </p>
        )}
      </div>
      {result.trouble && !progress && <TroubleNote trouble={result.trouble} />}
      {(result.state === 'failed' || result.state === 'stale') && !progress && (
        <Button variant="secondary" onClick={() => void act(backend.retry(slotId))}>
          {say('ui-retry')}
        </Button>
      )}
      {ready && <Findings findings={result.findings} />}
      <div className="result-actions">
        <Button variant="secondary" fullWidth icon={<IconPreview />} disabled={!ready} onClick={() => setLooking(true)}>
          {say('ui-look-through')}
        </Button>
        <Button
          fullWidth
          icon={<IconDownload />}
          disabled={!ready}
          onClick={async () => {
            const path = await act(backend.saveCopy(slotId));
            if (path) announce(say('ui-saved', { path }));
          }}
        >
          {say('ui-save-copy')}
        </Button>
      </div>
      <div
        className={ready ? 'drag-out' : 'drag-out off'}
        draggable={ready}
        onDragStart={(event) => {
          // The system's own drag takes over: it can leave the window, the page's cannot.
          event.preventDefault();
          void act(backend.dragOut(slotId));
        }}
      >
        <span className="drag-grip" aria-hidden="true" />
        <span>
          <strong dir="auto">{result.fileName}</strong>
          <small>{ready ? say('ui-drag-out') : say('ui-drag-out-later')}</small>
        </span>
      </div>
      {looking && <Preview result={result} close={() => setLooking(false)} />}
    </aside>
  );
}

const WORDS = {
  none: 'ui-result-none',
  stale: 'ui-result-stale',
  working: 'ui-result-working',
  failed: 'ui-result-failed',
  good: 'ui-result-good',
  doubtful: 'ui-result-doubtful',
  bad: 'ui-result-bad',
} as const;

function verdictKey(result: ResultView): keyof typeof WORDS {
  if (result.state !== 'ready') return result.state;
  const verdict = verdictOf(result);
  return verdict === 'none' ? 'good' : verdict;
}
