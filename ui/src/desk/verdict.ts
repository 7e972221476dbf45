// From the findings of a result to one word.

import type { ResultView, Verdict } from '../backend/types';

export function verdictOf(result: ResultView): Verdict {
  if (result.state === 'failed') return 'bad';
  if (result.state !== 'ready') return 'none';
  if (result.findings.some((finding) => finding.severity === 'error')) return 'bad';
  return result.findings.some((finding) => finding.severity === 'warning') ? 'doubtful' : 'good';
}
