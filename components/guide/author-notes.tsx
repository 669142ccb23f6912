/** What readers don't see of a page: the author's notes in it, in their order. */
export function AuthorNotes({ notes }: { notes: string[] }) {
  return (
    <section aria-labelledby="author-notes">
      <h2 id="author-notes" className="text-title font-semibold">
        What readers don’t see
      </h2>
      {notes.length === 0 ? (
        <p className="mt-1 text-meta text-soft">
          Nothing: there is no note in [square brackets] in this text.
        </p>
      ) : (
        <ul className="mt-2 list-disc space-y-1 pl-5 text-meta">
          {notes.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same note may stand twice, and the list comes whole
            <li key={index} className="wrap-break-word">
              {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
