// The parts of an attachment, in the order the receiver wants them.

import type { PageView, PartKind } from '../backend/types';

export const PARTS: PartKind[] = ['original', 'legalisation', 'translation'];

export const PART_NAMES: Record<PartKind, string> = {
  original: 'ui-part-original',
  legalisation: 'ui-part-legalisation',
  translation: 'ui-part-translation',
};

export const PART_HINTS: Record<PartKind, string> = {
  original: 'ui-part-original-hint',
  legalisation: 'ui-part-legalisation-hint',
  translation: 'ui-part-translation-hint',
};

export function pagesOf(pages: PageView[], part: PartKind): PageView[] {
  return pages.filter((page) => page.part === part);
}

/** Whether it is a page, and not a file that has not become pages yet. Only pages have an order. */
export function isPage(page: PageView): boolean {
  return page.id > 0;
}

/** What could not be used: files that became no pages, and pages that could not be made. */
export function unusable(pages: PageView[]): PageView[] {
  return pages.filter((page) => page.state === 'failed' && page.trouble !== null);
}

/** Pictures come in a few sizes so that they are kept; addresses that carry the picture itself stay as they are. */
export function atWidth(url: string, width: 320 | 1200 | 2000): string {
  if (url.startsWith('data:') || url.startsWith('blob:')) return url;
  return `${url}${url.includes('?') ? '&' : '?'}width=${width}`;
}
