// One application of the made-up program: its slots and pages, and how pages become ready one by one.

import type { Desk, FindingView, PageView, PartKind, SlotCard, SlotRule, Verdict } from '../types';
import { cleaned, corners, photograph } from './pictures';

export const LIMIT = 4_000_000;

export type MockSlot = {
  id: number;
  caseId: number;
  name: string;
  rule: SlotRule;
  pages: PageView[];
  removed: PageView[];
};

export function newPage(id: number, name: string, part: PartKind): PageView {
  return {
    id,
    part,
    name,
    inputPage: 1,
    state: 'waiting',
    source: null,
    result: null,
    outline: null,
    found: null,
    byHand: false,
    wholePicture: false,
    turn: 0,
    colour: 'auto',
    colourFound: null,
    findings: [],
    trouble: null,
  };
}

/** What the pipeline would find out about this page. Every seventh photograph is blurred, one name never opens. */
export function finished(page: PageView): PageView {
  if (page.name.endsWith('.docx')) {
    const trouble = {
      code: 'not-recognised',
      text: 'This is a Word document, not a picture or a PDF.',
      cure: 'Open it and save it as PDF.',
    };
    return { ...page, state: 'failed', trouble };
  }
  const found = corners(page.id);
  const outline = page.byHand ? page.outline : found;
  const colourFound = page.id % 3 === 1 ? 'bw' : 'colour';
  const wanted = page.colour === 'auto' ? colourFound : page.colour;
  return {
    ...page,
    state: 'ready',
    source: photograph(page.id),
    result: cleaned(page.id, page.turn, wanted === 'colour'),
    found,
    outline,
    colourFound,
    findings: page.id % 7 === 3 ? [BLURRED] : [],
  };
}

const BLURRED: FindingView = {
  rule: 'page-blurred',
  severity: 'warning',
  text: 'The page looks blurred.',
  cure: 'Take it again with the phone held still, and touch the page on the screen to focus.',
};

export function deskOf(slot: MockSlot, steps: { undo: string | null; redo: string | null }): Desk {
  const settled = slot.pages.filter((page) => page.state === 'ready' || page.state === 'failed').length;
  const working = settled < slot.pages.length;
  const failed = slot.pages.some((page) => page.state === 'failed');
  const ready = slot.pages.length > 0 && !working && !failed;
  const name = `${slot.name.replace(/[^\p{L}\p{N}]+/gu, '_')}.pdf`;
  return {
    slot: { id: slot.id, name: slot.name, rule: slot.rule, caseId: slot.caseId, holder: slot.rule === 'passport' },
    pages: slot.pages,
    removed: slot.removed,
    result: {
      state: slot.pages.length === 0 ? 'none' : working ? 'working' : failed ? 'failed' : 'ready',
      bytes: ready ? bytesOf(slot) : null,
      limit: LIMIT,
      pages: slot.pages.length,
      fileName: name,
      sha256: ready ? '9f2c'.repeat(16) : null,
      findings: slot.pages.flatMap((page) => page.findings),
      trouble: failed
        ? {
            code: 'inputs-unusable',
            text: 'A file could not be used; nothing was written, so that no page is missing unnoticed.',
            cure: 'Replace it, or remove it.',
          }
        : null,
      previews: ready ? slot.pages.map((page) => page.result?.url ?? '') : [],
    },
    progress: working ? { done: settled, total: slot.pages.length } : null,
    ...steps,
  };
}

export function cardOf(slot: MockSlot): SlotCard {
  const { result } = deskOf(slot, { undo: null, redo: null });
  const doubtful = slot.pages.some((page) => page.findings.length > 0);
  const verdicts: Record<string, Verdict> = { ready: doubtful ? 'doubtful' : 'good', failed: 'bad' };
  return {
    id: slot.id,
    name: slot.name,
    rule: slot.rule,
    pages: slot.pages.length,
    bytes: result.bytes,
    limit: result.limit,
    state: result.state,
    verdict: verdicts[result.state] ?? 'none',
  };
}

function bytesOf(slot: MockSlot): number {
  return Math.min(3_960_000, slot.pages.reduce((sum, page) => sum + 120_000 + (page.id % 5) * 34_000, 0));
}
