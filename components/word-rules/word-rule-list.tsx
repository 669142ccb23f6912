import { Time } from '#components/ui/time.tsx';
import { ACTION_NAMES } from '#lib/word-rules/rules.ts';
import type { WordRuleView } from '#lib/word-rules/views.ts';
import { EndRuleForm } from './end-rule-form.tsx';

/** Word rules, each with what it does and why, and a way to end it while it holds. */
export function WordRuleList({ rules }: { rules: WordRuleView[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rules.map((rule) => (
        <li
          key={rule.id}
          className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3.5"
        >
          <div className="min-w-0 flex-[1_1_16rem]">
            <p className="wrap-anywhere">
              <b className="font-semibold">“{rule.phrase}”</b>{' '}
              <span className="text-soft">{ACTION_NAMES[rule.action].title.toLowerCase()}</span>
            </p>
            <p className="text-meta wrap-anywhere">{rule.note}</p>
            <p className="text-meta text-soft">
              since <Time at={rule.madeAt} />
              {rule.endedAt ? (
                <>
                  , ended <Time at={rule.endedAt} />
                </>
              ) : null}
            </p>
          </div>
          {rule.endedAt ? null : <EndRuleForm ruleId={rule.id} phrase={rule.phrase} />}
        </li>
      ))}
    </ul>
  );
}
