// The heading every page begins with: takes the focus when the page is opened and names the window.

import { type ReactNode, useEffect, useRef } from 'react';

type PageHeadProps = {
  title: string;
  /** Where the page hangs: links upwards. */
  trail?: { href: string; text: string };
  lead?: string;
  /** Beside the heading. */
  children?: ReactNode;
};

export function PageHead({ title, trail, lead, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    document.getElementById('main')?.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = title === '' ? 'Liite' : `${title} – Liite`;
  }, [title]);
  return (
    <div className="page-head">
      {trail && (
        <a className="trail" href={trail.href}>
          <span aria-hidden="true" className="arrow-back" />
          {trail.text}
        </a>
      )}
      <div className="page-head-row">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      {lead && <p className="lead">{lead}</p>}
    </div>
  );
}
