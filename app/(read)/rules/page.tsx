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
            “Report” stands under “More” at every comment, and below every essay. Visitors can
            report too. Whoever wrote it is not told who reported; who reported is told what came of
            it.
          </p>
          <p>
            A moderator may hide what breaks a rule, black out the part that does, or lock a
            discussion. They choose the rule and write down why. Readers then see one line in its
            place, with the short name of the rule, and the answers to it stay. Who keeps breaking
            the rules is warned or suspended: they can read everything, and write nothing for a
            while.
          </p>
          <p>
            Whoever it is about reads the rule and the whole reason, here and by mail, and still
            sees a comment that is hidden from others. They can appeal within six months. Another
            moderator then decides, where there is one; no moderator decides about what they wrote
            themselves. A decision that was wrong is taken back, with a reason for that too.
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
