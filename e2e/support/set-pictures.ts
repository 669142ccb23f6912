import sharp from 'sharp';
import { createEssay } from '#lib/essays/commands/create-essay.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { bringImage } from '#lib/images/commands/bring-image.ts';
import { must } from '#lib/testing/factories.ts';

type Author = { personId: string; name: string };

/** Pixels of a phone's photograph made smaller, so that the test takes no second for it. */
const SIDES = { width: 1600, height: 1000 };

/** An evening, drawn: sky above a hill. */
async function evening(): Promise<Buffer> {
  const hill = {
    create: { width: 1600, height: 420, channels: 3, background: '#2f5d50' },
  } as const;
  return sharp({ create: { ...SIDES, channels: 3, background: '#e9c8a0' } })
    .composite([{ input: hill, left: 0, top: 580 }])
    .jpeg()
    .toBuffer();
}

/**
 * A published essay with a cover and a picture in its text, one picture that no text shows, and a
 * draft with a cover of its own, all of one author.
 */
export async function setPictures(
  author: Author,
  now: Date,
): Promise<{ slug: string; cover: string; inside: string; unused: string; draft: string }> {
  const bring = async (bytes: Buffer, alt: string) =>
    must(await bringImage({ personId: author.personId, bytes, alt, now })).id;
  const cover = await bring(await evening(), 'Evening over a hill');
  const chart = sharp({ create: { width: 900, height: 600, channels: 3, background: '#8ac7b9' } });
  const inside = await bring(await chart.png().toBuffer(), 'A chart of nights');
  const small = sharp({ create: { width: 90, height: 60, channels: 3, background: '#c33' } });
  const unused = await bring(await small.webp().toBuffer(), '');
  const created = must(
    await createEssay({
      title: 'What the window shows at six',
      summary: 'An evening and a winter of nights, in two pictures.',
      source: `Before the round.\n\n![](/images/${inside} "Nights of one winter")\n\nAfter it.`,
      coverId: cover,
      authorId: author.personId,
      byline: author.name,
      now,
    }),
  );
  must(await publishEssay({ essayId: created.id, byline: author.name, now }));
  const draft = must(
    await createEssay({
      title: 'A window that nobody has seen',
      summary: '',
      source: 'Not yet.',
      coverId: cover,
      authorId: author.personId,
      byline: author.name,
      now,
    }),
  );
  return { slug: created.slug, cover, inside, unused, draft: draft.slug };
}
