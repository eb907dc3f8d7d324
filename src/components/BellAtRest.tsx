import type { ReactElement } from 'react';

/** A bell that sleeps on a shelf. */
export function BellAtRest(): ReactElement {
  return (
    <svg
      className="cb-bell-at-rest"
      viewBox="0 0 120 88"
      width="120"
      height="88"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <ellipse className="cb-bell-at-rest-ground" cx="60" cy="76" rx="44" ry="6" />
      <path className="cb-bell-at-rest-body" d="M60 16a21 21 0 0 0-21 21c0 19-8 25-8 25h58s-8-6-8-25a21 21 0 0 0-21-21Z" />
      <path
        className="cb-bell-at-rest-line"
        d="M60 16a21 21 0 0 0-21 21c0 19-8 25-8 25h58s-8-6-8-25a21 21 0 0 0-21-21ZM60 16v-4M52.5 70a8.2 8.2 0 0 0 15 0"
      />
      <path className="cb-bell-at-rest-line" d="M51 43c1.2 1.6 4 1.6 5.2 0M63.8 43c1.2 1.6 4 1.6 5.2 0" />
      <path className="cb-bell-at-rest-sleep" d="M92 26h7l-7 8h7M103 14h5l-5 6h5" />
    </svg>
  );
}
