import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Writing } from '#components/writing/use-writing.ts';

type PageNewsProps = { writing: Writing; isSaved: boolean };

/** Says that the text is newer than what is saved, or is not the one that stood here before. */
export function PageNews({ writing, isSaved }: PageNewsProps) {
  const { isRestored, newer, startOver } = writing;
  return (
    <>
      {isRestored ? (
        <Notice live className="mb-6">
          <p>
            Restored what you typed and did not save.{' '}
            <Button className="ml-2 min-h-8 px-3 py-1 text-meta" onClick={startOver}>
              {isSaved ? 'Use the saved text' : 'Start over'}
            </Button>
          </p>
        </Notice>
      ) : null}
      {newer ? (
        <Notice live className="mb-6">
          <p>
            {newer.savedBy === 'you'
              ? 'You went on elsewhere'
              : `${newer.savedBy} went on elsewhere`}
            : this is the newer text now.
          </p>
        </Notice>
      ) : null}
    </>
  );
}
