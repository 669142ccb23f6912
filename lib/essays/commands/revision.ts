import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { linkResolver } from './link-resolver.ts';

/** What an author writes. An empty summary is made from the first paragraph. */
export type EssayText = { title: string; summary: string; source: string };

/** Renders a text and stores it as revision `number` of an essay. */
export async function addRevision(
  tx: Transaction,
  essayId: string,
  number: number,
  text: EssayText,
  now: Date,
): Promise<void> {
  const rendered = renderEssay(text.source, { resolveLink: await linkResolver(tx) });
  await tx.essayRevision.create({
    data: {
      essayId,
      number,
      title: text.title,
      titleKey: titleKey(text.title),
      summary: text.summary || rendered.summary,
      source: text.source,
      html: rendered.html,
      headings: rendered.headings,
      words: rendered.words,
      createdAt: now,
    },
  });
}
