import { ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

/** What stands at an address where nothing is, now or any more. */
export function NothingHere() {
  return (
    <Column>
      <PageHeading lead="The address may be mistyped, or what stood here was taken away by whoever wrote it.">
        There is nothing at this address
      </PageHeading>
      <p className="flex flex-wrap gap-3">
        <ButtonLink kind="primary" href="/">
          To the essays
        </ButtonLink>
        <ButtonLink href="/leaving-medicine">Leaving medicine</ButtonLink>
      </p>
    </Column>
  );
}
