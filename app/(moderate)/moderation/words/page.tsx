import type { Metadata } from 'next';
import { Column } from '#components/ui/column.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { WordRuleForm } from '#components/word-rules/word-rule-form.tsx';
import { WordRuleList } from '#components/word-rules/word-rule-list.tsx';
import { listWordRules } from '#lib/word-rules/queries/list-word-rules.ts';
import { enterAsModerator } from '../../enter-as-moderator.tsx';

export const instant = false;
export const metadata: Metadata = { title: 'Word rules' };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

const DONE: Record<string, string> = {
  added: 'The rule is added. It counts for what is posted from now on.',
  ended: 'The rule has ended. What it held still waits for a moderator.',
};

/** The phrases that are looked for before a comment is published. */
export default async function WordRulesPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { refusal } = await enterAsModerator('/moderation/words', 'Word rules', 'word-rule.manage');
  if (refusal) return refusal;
  const { current, ended } = await listWordRules();
  const message = typeof done === 'string' ? DONE[done] : undefined;
  return (
    <Column className="pb-16">
      <PageHeading
        above={<a href="/moderation">Moderation</a>}
        lead="Phrases that are looked for before a comment is published. They are for what comes again and again; everything else is better read by a person."
      >
        Word rules
      </PageHeading>
      {message ? (
        <Notice live kind="success" className="mb-6">
          <p>{message}</p>
        </Notice>
      ) : null}
      <section aria-labelledby="current">
        <h2 id="current" className="mb-3 text-title font-semibold">
          Rules in force
        </h2>
        {current.length === 0 ? (
          <p className="text-soft">There are none: no comment is stopped for its words.</p>
        ) : (
          <WordRuleList rules={current} />
        )}
      </section>
      <section aria-labelledby="add" className="mt-12">
        <h2 id="add" className="mb-4 text-title font-semibold">
          Add a rule
        </h2>
        <WordRuleForm />
      </section>
      {ended.length > 0 ? (
        <details className="mt-12">
          <summary className="py-1.5">Ended rules ({ended.length})</summary>
          <WordRuleList rules={ended} />
        </details>
      ) : null}
    </Column>
  );
}
