import type { Metadata } from 'next';
import { RuleList } from '#components/moderation/rule-list.tsx';
import { Column } from '#components/ui/column.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

export const ensureStatic = 'navigation';
export const metadata: Metadata = {
  title: 'House rules',
  description:
    'What is asked of everybody who writes here, and what happens when a rule is broken.',
  alternates: { canonical: '/rules' },
};

export default function RulesPage() {
  return (
    <Column className="pb-16">
      <PageHeading lead="What is asked of everybody who writes here, and what happens when a rule is broken.">
        House rules
      </PageHeading>
      <RuleList />
      <section aria-labelledby="when-broken" className="mt-14 border-t border-line pt-8">
        <h2 id="when-broken" className="mb-3 font-serif text-section font-semibold">
          When a rule is broken
        </h2>
        <div className="space-y-4">
          <p>
            A moderator may hide the comment. They choose the rule that it breaks and write down
            why. Readers then see one line in its place, with the short name of the rule, and the
            answers to it stay.
          </p>
          <p>
            Whoever wrote it still sees their text, and above it the rule and the whole reason. They
            can delete the comment, but no longer change it.
          </p>
          <p>
            A decision that was wrong is taken back: the comment can be read again, and its writer
            reads the reason for that too. No moderator decides about a comment of their own.
          </p>
          <p>
            Each decision stands in the <a href="/moderation/log">moderation log</a>, with the rule
            and the role of who decided, without names and without what was said. How often, how
            soon and how often wrongly, the <a href="/transparency">figures</a> say.
          </p>
        </div>
      </section>
    </Column>
  );
}
