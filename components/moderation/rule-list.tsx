import { houseRules } from '#lib/moderation/rules.ts';

/** The house rules, each with an address of its own. */
export function RuleList() {
  return (
    <ol className="space-y-8">
      {houseRules.map((rule, index) => (
        <li key={rule.key} id={rule.key} className="scroll-mt-6 target:bg-marked">
          <h2 className="mb-1 text-title font-semibold">
            <a href={`#${rule.key}`} className="text-ink no-underline hover:underline">
              {index + 1}. {rule.title}
            </a>
          </h2>
          <p>{rule.text}</p>
          <p className="mt-1 text-meta text-soft">
            In a comment’s place: “Hidden by a moderator: {rule.short}”
          </p>
        </li>
      ))}
    </ol>
  );
}
