import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { type Reason, reasons } from '#lib/policy/reasons.ts';

/** A page that this person may not use: says why, and leads on. */
export function NotAllowed({ title, reason }: { title: string; reason: Reason }) {
  return (
    <Column width="form">
      <PageHeading lead={reasons[reason]}>{title}</PageHeading>
      <p>
        <a href="/">Back to the essays</a>
      </p>
    </Column>
  );
}
