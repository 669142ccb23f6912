'use client';

import './globals.css';
import { ThemeScript } from '#components/site/theme-script.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

/** The last resort, when even the frame of the pages could not be made: its own whole document. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB" suppressHydrationWarning>
      <head>
        <title>Something went wrong</title>
        <meta name="robots" content="noindex" />
        <ThemeScript />
      </head>
      <body>
        <main className="pt-14">
          <Column>
            <PageHeading lead="Something on our side went wrong. It usually passes within a minute or two.">
              The site can’t be shown just now
            </PageHeading>
            <p className="flex flex-wrap gap-3">
              <Button kind="primary" onClick={() => retry()}>
                Try again
              </Button>
              <ButtonLink href="/">To the essays</ButtonLink>
            </p>
          </Column>
        </main>
      </body>
    </html>
  );
}
