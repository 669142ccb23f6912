import 'server-only';
import { Prisma } from '#lib/platform/db/generated/client.ts';

/** The cover of the revision `r` as a CoverView, or null: its size, and what it shows. */
export const coverColumn = Prisma.sql`(
  SELECT json_build_object('id', i.id, 'width', i.width, 'height', i.height,
    'widths', i.widths, 'alt', coalesce(nullif(r.cover_alt, ''), i.alt))
  FROM image i WHERE i.id = r.cover_id
) AS cover`;
