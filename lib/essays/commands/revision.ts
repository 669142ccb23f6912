import { imageResolver } from '#lib/images/port.ts';
import { renderEssay } from '#lib/kernel/markdown/render.ts';
import { titleKey } from '#lib/kernel/title-key.ts';
import { linkResolver } from '#lib/links/port.ts';
import type { Transaction } from '#lib/platform/db.ts';
import type { NewText, RevisionKind } from '#lib/writing/views.ts';

/**
 * What an author writes. An empty summary is made from the first paragraph; what is not given beside
 * title, summary and source stays as it is.
 */
export type EssayText = NewText;

/** How a revision came about, and by whom; null when that is nobody with an account. */
export type Origin = { kind?: RevisionKind; savedById: string | null };

/** Renders a text and stores it as revision `number` of an essay. */
export async function addRevision(
  tx: Transaction,
  essayId: string,
  number: number,
  text: EssayText,
  now: Date,
  { kind = 'kept', savedById }: Origin = { savedById: null },
): Promise<void> {
  const rendered = renderEssay(text.source, {
    resolveLink: await linkResolver(tx, text.source, { from: { essayId } }),
    resolveImage: await imageResolver(tx, text.source),
  });
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
      language: text.language,
      coverId: text.coverId,
      coverAlt: text.coverAlt,
      answersId: text.answersId,
      kind,
      savedById,
      createdAt: now,
    },
    select: { number: true },
  });
}
