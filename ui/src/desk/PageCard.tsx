// One page in the grid: its picture, its place, and whether something is the matter with it.

import { memo, type PointerEvent } from 'react';
import { IconErrorFilled, IconWarning } from 'suomifi-icons';
import type { PageView } from '../backend/types';
import { type Say, useSay } from '../texts/words';
import { atWidth } from './parts';

type PageCardProps = {
  page: PageView;
  place: number;
  total: number;
  selected: boolean;
  tabbable: boolean;
  dragged: boolean;
  /** On which side of this card the dragged pages would go. */
  mark: 'before' | 'after' | null;
  open: (id: number) => void;
  toggle: (id: number) => void;
  grab: (event: PointerEvent, page: PageView) => void;
  focused: (id: number) => void;
};

export const PageCard = memo(function PageCard(props: PageCardProps) {
  const { page, place, total, selected, tabbable, dragged, mark, open, toggle, grab, focused } = props;
  const say = useSay();
  const picture = page.result ?? page.source;
  const classes = ['page-card', page.state, selected && 'selected', dragged && 'dragged', mark && `mark-${mark}`];
  return (
    <div
      role="option"
      className={classes.filter(Boolean).join(' ')}
      data-page={page.id}
      tabIndex={tabbable ? 0 : -1}
      aria-selected={selected}
      onFocus={() => focused(page.id)}
      onPointerDown={(event) => grab(event, page)}
      onClick={(event) => (event.ctrlKey || event.metaKey || event.shiftKey ? toggle(page.id) : open(page.id))}
    >
      <div className="page-picture">
        {picture ? (
          <img
            src={atWidth(picture.url, 320)}
            width={picture.width}
            height={picture.height}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
          />
        ) : (
          <span className="page-blank" />
        )}
        {(page.state === 'working' || page.state === 'waiting') && (
          <span className={page.state === 'working' ? 'page-busy spinning' : 'page-busy'} aria-hidden="true" />
        )}
        <span
          className="page-tick"
          aria-hidden="true"
          onPointerDown={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            toggle(page.id);
          }}
        >
          <svg viewBox="0 0 24 24">
            <path d="M5.5 12.5l4.2 4.2 8.8-9.4" />
          </svg>
        </span>
      </div>
      <div className="page-foot">
        <span className="hidden">{say('ui-page-name', { place, total })}, </span>
        <span className="page-place" aria-hidden="true">
          {place}
        </span>
        <span className="page-note">
          <Remark page={page} say={say} />
        </span>
        <span className="hidden">{detailsOf(page)}</span>
      </div>
    </div>
  );
});

function Remark({ page, say }: { page: PageView; say: Say }) {
  const doubtful = remarks(page);
  if (page.state === 'failed') {
    return (
      <span className="mini bad">
        <IconErrorFilled aria-hidden />
        {say('ui-page-failed')}
      </span>
    );
  }
  if (page.state === 'waiting') return <span className="mini">{say('ui-page-waiting')}</span>;
  if (page.state === 'working') return <span className="mini">{say('ui-page-working')}</span>;
  if (doubtful > 0) {
    return (
      <span className="mini doubt">
        <IconWarning aria-hidden />
        {say('ui-page-look')}
      </span>
    );
  }
  return <span className="mini file" dir="auto">{page.name}</span>;
}

function remarks(page: PageView): number {
  return page.findings.filter((finding) => finding.severity !== 'info').length;
}

/** What the eye gets from the picture and the ear would miss. */
function detailsOf(page: PageView): string {
  const said = [page.trouble?.text, ...page.findings.map((finding) => finding.text)].filter(Boolean);
  return said.length > 0 ? `, ${page.name}, ${said.join(' ')}` : '';
}
