// From the findings of a result to one word.

import type { ResultView, Verdict } from '../backend/types';

/** `missing`: how many files are not in it because they could not be used. */
export function verdictOf(result: ResultView, missing = 0): Verdict {
  if (result.state === 'failed') return 'bad';
  if (missing > 0 && result.state === 'ready') return 'bad';
  if (result.state !== 'ready') return 'none';
  if (result.findings.some((finding) => finding.severity === 'error')) return 'bad';
  return result.findings.some((finding) => finding.severity === 'warning') ? 'doubtful' : 'good';
}
