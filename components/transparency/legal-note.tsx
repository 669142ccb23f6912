/** What the Digital Services Act asks for, and where it stands. */
export function LegalNote() {
  return (
    <section aria-labelledby="law" className="mt-16">
      <h2 id="law" className="mb-3 font-serif text-section font-semibold">
        What the law asks
      </h2>
      <div className="space-y-4">
        <p>
          The European Union’s Digital Services Act (Regulation 2022/2065) asks sites like this one
          to publish what they restricted and why, how many notices they got and how long these
          took, what became of complaints, and what machines decided (article 15). Article 24 adds
          how many accounts were suspended, and how many disputes went to a body outside of court.
        </p>
        <p>
          All of this is above, but for the disputes: they are settled elsewhere, and this site has
          no record of them. The smallest sites don’t have to publish any of it.
        </p>
      </div>
    </section>
  );
}
