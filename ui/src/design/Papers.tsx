// The picture on empty pages: loose sheets becoming one document.

export function Papers() {
  return (
    <svg className="papers" viewBox="0 0 240 120" aria-hidden="true">
      <g className="papers-loose">
        <rect x="18" y="34" width="50" height="68" rx="3" transform="rotate(-13 43 68)" />
        <rect x="38" y="26" width="50" height="68" rx="3" transform="rotate(6 63 60)" />
        <path d="M48 44l28 3M47 54l28 3M46 64l18 2" />
      </g>
      <path className="papers-arrow" d="M108 62h26m-9-9l9 9-9 9" />
      <g className="papers-one">
        <path d="M158 18h42l18 18v66a4 4 0 0 1-4 4h-56a4 4 0 0 1-4-4V22a4 4 0 0 1 4-4z" />
        <path d="M200 18v18h18" />
        <path d="M168 50h36M168 60h36M168 70h22" />
        <circle cx="206" cy="90" r="15" />
        <path d="M199 90l5 5 9-10" />
      </g>
    </svg>
  );
}
