import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Time } from '#components/ui/time.tsx';

/** What stands in the place of an essay that its author took back: that, and when. */
export function TakenBack({ at }: { at: string }) {
  return (
    <Column>
      <PageHeading
        lead={
          <>
            Its author took it back on <Time at={at} />, and its discussion with it.
          </>
        }
      >
        The essay that stood here was taken back
      </PageHeading>
      <p>
        <ButtonLink kind="primary" href="/">
          To the essays
        </ButtonLink>
      </p>
    </Column>
  );
}
