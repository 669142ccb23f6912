-- The desk shows how long a text is without reading it.
ALTER TABLE "working_copy" ADD COLUMN "words" INTEGER NOT NULL DEFAULT 0;
UPDATE "working_copy" c SET "words" = r."words"
FROM "essay_revision" r WHERE r."essay_id" = c."essay_id" AND r."number" = c."kept_as";
