-- Which pictures a text shows is a function of the text, so that no row can say otherwise. The
-- indexes find the texts that show one; Prisma knows nothing of either.
CREATE FUNCTION pictures_of(source text) RETURNS uuid[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$
    SELECT coalesce(array_agg(DISTINCT found[1]::uuid), '{}')
    FROM regexp_matches(
      source,
      '/images/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})',
      'g'
    ) AS found
  $$;

CREATE INDEX essay_revision_pictures ON essay_revision USING gin (pictures_of(source));
CREATE INDEX guide_revision_pictures ON guide_revision USING gin (pictures_of(source));
CREATE INDEX working_copy_pictures ON working_copy USING gin (pictures_of(source));

-- AlterTable
ALTER TABLE "image" ADD COLUMN "unused_since" TIMESTAMPTZ(3);
