'use client';

import { Button, ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

/** What is shown in a page's place when it could not be made. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <Column>
      <PageHeading lead="Something on our side went wrong, and it has been written down. What you typed is kept in this browser.">
        This page can’t be shown just now
      </PageHeading>
      <p className="flex flex-wrap gap-3">
        <Button kind="primary" onClick={() => retry()}>
          Try again
        </Button>
        <ButtonLink href="/">To the essays</ButtonLink>
      </p>
    </Column>
  );
}
