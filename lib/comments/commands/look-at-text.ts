import { fail, type Problem } from '#lib/kernel/result.ts';
import {
  type CheckedComment,
  type CheckKey,
  codeOfAsk,
  type FoundWords,
  type Verdict,
} from '#lib/moderation/rules/before-publication/check.ts';
import { findLinks } from '#lib/moderation/rules/before-publication/find-links.ts';
import { getConfig } from '#lib/platform/config.ts';
import { knowWordRules } from '#lib/word-rules/port.ts';
import { readableText } from '#lib/word-rules/rules/readable-text.ts';

/** A text before it is published, and who writes it. */
type Written = {
  body: string;
  /** What it becomes. */
  html: string;
  /** Whether the writer is a newcomer of the policy: only their links are looked for. */
  newcomer: boolean;
  confirmed?: ReadonlySet<CheckKey>;
};

/**
 * Looks at a text for what the checks before publication ask about. `before` is the HTML of the text
 * in whose place it is to stand: what that said already was looked at then. To be done outside of
 * the transaction; asks the database nothing as a rule.
 */
export async function lookAtText(
  written: Written,
  before: string | null = null,
): Promise<CheckedComment> {
  const { body, html, newcomer, confirmed = new Set() } = written;
  const find = await knowWordRules();
  const text = readableText(html);
  const known = new Set(
    before === null ? [] : find(readableText(before)).map(({ rule }) => rule.id),
  );
  const words = new Map<string, FoundWords>();
  for (const { rule, start, end } of find(text)) {
    if (known.has(rule.id) || words.has(rule.id)) continue;
    words.set(rule.id, { rule, written: text.slice(start, end) });
  }
  const links = newcomer
    ? linksIn(html).filter((link) => !linksIn(before ?? '').includes(link))
    : [];
  return { body, html, isEdit: before !== null, links, words: [...words.values()], confirmed };
}

function linksIn(html: string): string[] {
  return findLinks(html, new URL(getConfig().siteUrl).host);
}

/** What a form gets back when a check asks or refuses: an ask by the code "ask-" and its key. */
export function refusalBy(verdict: Extract<Verdict, { says: 'ask' | 'refuse' }>): {
  ok: false;
  problem: Problem;
} {
  const { check, sentence } = verdict;
  if (verdict.says === 'ask') return fail(codeOfAsk(check), sentence);
  return fail(check, sentence, verdict.aboutText ? 'body' : undefined);
}
