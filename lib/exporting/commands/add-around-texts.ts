import { canBeAddress, essayAddress } from '#lib/addresses/rules/addresses.ts';
import { newId } from '#lib/kernel/ids.ts';
import type { TextRef } from '#lib/links/rules/text-ref.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import type { BroughtSite } from './brought-site.ts';
import { BadSite, digestOf, readPicture } from './read-site.ts';

/** Adds the pictures; `kept` gets the id of each that lies in the store. */
export async function addImages({ tx, source, file }: BroughtSite, kept: string[]): Promise<void> {
  for (const image of file.images) {
    const files = await readPicture(source, image);
    kept.push(image.id);
    for (const { width, bytes } of files) await imageStore().put({ id: image.id, width }, bytes);
    await tx.image.create({
      data: {
        ...image,
        createdAt: new Date(image.createdAt),
        bytes: files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
        digest: digestOf(files.at(-1)?.bytes ?? new Uint8Array()),
      },
      select: { id: true },
    });
  }
}

/** Adds the series. Gives the id of each, by its slug. */
export async function addSeries({ tx, file, order }: BroughtSite): Promise<Map<string, string>> {
  const ids = new Map(file.series.map(({ slug }) => [slug, newId()]));
  if (ids.size < file.series.length) throw new BadSite('site.json has a series twice.');
  await tx.series.createMany({
    data: file.series.map(({ createdAt, updatedAt, ...series }) => ({
      id: ids.get(series.slug) ?? '',
      ...series,
      authorId: order.authorId,
      createdAt: new Date(createdAt),
      updatedAt: new Date(updatedAt),
    })),
  });
  return ids;
}

/** Adds the addresses that lead on. */
export async function addAddresses(
  { tx, file, order }: BroughtSite,
  texts: Map<string, TextRef>,
): Promise<void> {
  const places = new Set([
    ...texts.keys(),
    ...file.takenBack.map(({ slug }) => essayAddress(slug)),
  ]);
  for (const { address, leadsTo } of file.addresses) {
    if (!places.has(leadsTo) || places.has(address) || !canBeAddress(address)) {
      throw new BadSite(`site.json leads /${address} to /${leadsTo}, which can’t be.`);
    }
  }
  await tx.formerAddress.createMany({
    data: file.addresses.map((each) => ({ ...each, createdAt: order.now })),
  });
}

/** Adds what was put right in the essays. */
export async function addCorrections(
  { tx, file }: BroughtSite,
  essays: Map<string, string>,
): Promise<void> {
  await tx.correction.createMany({
    data: file.corrections.map(({ essay, note, at }) => ({
      id: newId(),
      essayId: essays.get(essay) ?? missing(`corrects ${essay}`),
      note,
      revision: 1,
      createdAt: new Date(at),
    })),
  });
}

/** What links mean that no name leads to any more: recordLinks goes by it. */
export async function addLinks(
  { tx, file }: BroughtSite,
  texts: Map<string, TextRef>,
): Promise<void> {
  const find = (address: string) => texts.get(address) ?? missing(`links ${address}`);
  await tx.textLink.createMany({
    data: file.links.map(({ from, target, to }) => {
      const [source, goal] = [find(from), find(to)];
      return {
        id: newId(),
        target,
        ...('essayId' in source ? { fromEssayId: source.essayId } : { fromPageId: source.pageId }),
        ...('essayId' in goal ? { toEssayId: goal.essayId } : { toPageId: goal.pageId }),
      };
    }),
  });
}

function missing(what: string): never {
  throw new BadSite(`site.json ${what}, which is not there.`);
}
