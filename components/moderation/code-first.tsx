import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { reasons } from '#lib/policy/reasons.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

type CodeFirstProps = {
  title: string;
  /** The page that the form was sent from. */
  address: string;
};

/**
 * What a form gets that was sent without a script and without a fresh code. The page that it stands
 * on may not be shown, so the browser keeps what was typed: it sends it again with this page.
 */
export function CodeFirst({ title, address }: CodeFirstProps) {
  return (
    <Column width="form">
      <PageHeading lead={reasons['confirm-again']}>{title}</PageHeading>
      <p>
        What you wrote is not lost.{' '}
        <a href={signInPage('/sign-in/again', address)} target="_blank" rel="noopener">
          Type a fresh code in a new tab
        </a>
        , then load this page again: your browser sends the form once more.
      </p>
    </Column>
  );
}
