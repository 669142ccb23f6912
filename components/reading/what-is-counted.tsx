/** What the figures hold and what they leave out. */
export function WhatIsCounted({ file }: { file: string }) {
  return (
    <section aria-labelledby="counted" className="mt-16">
      <h2 id="counted" className="mb-3 font-serif text-title font-semibold">
        What is counted
      </h2>
      <ul className="list-disc space-y-2 ps-5">
        <li>
          An opening is one request of a browser for the essay’s own page. Programs that say what
          they are, and pages that a browser fetches ahead of time, are left out. Somebody who opens
          it twice is counted twice, and so are you.
        </li>
        <li>
          Nothing is kept about who reads: no cookie, no address, nothing by which two openings
          could be told to be one person’s. So there is no number of readers.
        </li>
        <li>Readers of the feeds, and of copies elsewhere, are not counted.</li>
        <li>Days and weeks are those of UTC, and weeks begin on Mondays.</li>
        <li>Of people who saved the essay you learn how many, once there are five.</li>
      </ul>
      <p className="mt-4">
        <a href={file} download>
          Every day as a table (CSV)
        </a>
      </p>
    </section>
  );
}
