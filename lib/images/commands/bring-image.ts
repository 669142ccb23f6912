import { createHash } from 'node:crypto';
import { newId } from '#lib/kernel/ids.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import { Prisma } from '#lib/platform/db/generated/client.ts';
import { db } from '#lib/platform/db.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { takePicture } from '#lib/platform/pictures/take-picture.ts';
import { FIRST_OF_MANY, pictureMarkdown } from '../rules.ts';
import type { BroughtPicture } from '../views.ts';

type Bringing = {
  /** Whose it is; null for what an import brings. */
  personId: string | null;
  bytes: Uint8Array;
  alt: string;
  now: Date;
};

/**
 * Keeps a picture that somebody brought, whatever its name says it is. The same bytes again from
 * the same person are the same picture; a description is added when it had none. Fails as
 * `takePicture` does.
 */
export async function bringImage(bringing: Bringing): Promise<Result<BroughtPicture>> {
  const { personId, bytes, alt, now } = bringing;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = await findKnown(personId, digest);
  if (known) return ok(await knownAgain(known, alt));
  const taken = await takePicture(bytes);
  if (!taken.ok) return taken;
  const { width, height, files, wasAnimated } = taken.value;
  const id = newId();
  const store = imageStore();
  try {
    // Files before the row: what the row says is there can be read.
    for (const file of files) await store.put({ id, width: file.width }, file.bytes);
    await db.image.create({
      data: {
        id,
        personId,
        alt,
        width,
        height,
        widths: files.map((file) => file.width),
        bytes: files.reduce((sum, file) => sum + file.bytes.byteLength, 0),
        digest,
        createdAt: now,
      },
    });
  } catch (error) {
    await store.remove(id).catch(() => {});
    const broughtMeanwhile = isTaken(error) ? await findKnown(personId, digest) : null;
    if (broughtMeanwhile) return ok(await knownAgain(broughtMeanwhile, alt));
    throw error;
  }
  return ok({
    id,
    width,
    height,
    alt,
    markdown: pictureMarkdown(id, alt),
    note: wasAnimated ? FIRST_OF_MANY : null,
  });
}

type Known = { id: string; width: number; height: number; alt: string };

function findKnown(personId: string | null, digest: string): Promise<Known | null> {
  return db.image.findFirst({
    where: { personId, digest },
    select: { id: true, width: true, height: true, alt: true },
  });
}

async function knownAgain(known: Known, alt: string): Promise<BroughtPicture> {
  if (known.alt === '' && alt !== '') {
    await db.image.update({ where: { id: known.id }, data: { alt } });
  }
  const said = alt || known.alt;
  return { ...known, alt: said, markdown: pictureMarkdown(known.id, said), note: null };
}

/** Somebody has inserted the same row in the meantime. */
function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
