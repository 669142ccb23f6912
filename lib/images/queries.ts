import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import type { ResolveImage } from '#lib/kernel/markdown/pictures.ts';
import { db } from '#lib/platform/db.ts';
import type { PictureSubject } from '#lib/policy/predicates.ts';
import { imageResolver } from './commands/image-resolver.ts';
import { pictureUses } from './commands/picture-uses.ts';
import { PICTURES_A_PAGE } from './rules.ts';
import type { OwnPicture, PictureOnDesk } from './views.ts';

/** What the policy asks about a picture; null when there is none. */
export async function getPictureSubject(id: string): Promise<PictureSubject | null> {
  if (!isId(id)) return null;
  return db.image.findUnique({ where: { id }, select: { personId: true } });
}

/** One of a person's own pictures; null when it is none of theirs. For that person only. */
export async function getOwnPicture(personId: string, id: string): Promise<OwnPicture | null> {
  if (!isId(id)) return null;
  const row = await db.image.findFirst({ where: { id, personId } });
  return row && ownPicture(row);
}

/** The pictures that a text names, for a preview. */
export function getImageResolver(source: string): Promise<ResolveImage> {
  return imageResolver(db, source);
}

/**
 * A person's own pictures, the newest first, with where each is used; for that person only.
 * `before`: the id of a picture after which the list goes on. `older`: the id to go on from, null
 * at the end.
 */
export async function listOwnPictures(
  personId: string,
  before: string | null,
): Promise<{ pictures: PictureOnDesk[]; older: string | null }> {
  const rows = await db.image.findMany({
    where: { personId, ...(before && isId(before) ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: PICTURES_A_PAGE + 1,
  });
  const shown = rows.slice(0, PICTURES_A_PAGE);
  const uses = await pictureUses(
    db,
    shown.map(({ id }) => id),
  );
  const pictures = shown.map((row): PictureOnDesk => {
    const own = uses.filter(({ imageId }) => imageId === row.id);
    return {
      ...ownPicture(row),
      uses: own
        .filter(({ kind, authorId }) => kind === 'page' || authorId === personId)
        .map(({ kind, textId, title, current }) => ({ kind, id: textId, title, current })),
      // What somebody else writes is theirs; that they show it is all there is to say.
      usedByOthers: own.some(({ kind, authorId }) => kind === 'essay' && authorId !== personId),
      deletable: !own.some(({ current }) => current),
    };
  });
  const older = rows.length > PICTURES_A_PAGE ? (shown.at(-1)?.id ?? null) : null;
  return { pictures, older };
}

type Row = Omit<OwnPicture, 'broughtAt'> & { createdAt: Date };

function ownPicture({ id, alt, width, height, widths, bytes, createdAt }: Row): OwnPicture {
  return { id, alt, width, height, widths, bytes, broughtAt: createdAt.toISOString() };
}
