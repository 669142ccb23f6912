/** The sign of the site: a ring that has opened, and the one who has stepped out of it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={className}>
      <path
        d="M15.6 5.2a8 8 0 1 0 0 13.6"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="19.4" cy="12" r="2.4" fill="currentColor" />
    </svg>
  );
}
