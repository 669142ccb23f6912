/** Leads to where an essay is saved for later. The same link for everybody. */
export function SaveLink({ slug }: { slug: string }) {
  return (
    <a href={`/essays/${slug}/save`} rel="nofollow" className="inline-block py-1 text-soft">
      Save for later
    </a>
  );
}
