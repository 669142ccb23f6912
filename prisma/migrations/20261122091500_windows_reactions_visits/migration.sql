-- CreateEnum
CREATE TYPE "reaction_kind" AS ENUM ('helpful', 'same');

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "descendant_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "helpful_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "root_ordinal" INTEGER,
ADD COLUMN     "same_count" INTEGER NOT NULL DEFAULT 0;

-- The limits' counters live for minutes; those of the old form are let go.
DELETE FROM "rate_limit";

-- AlterTable
ALTER TABLE "rate_limit" DROP COLUMN "expire",
ADD COLUMN     "expire" BIGINT;

-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "root_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "reaction" (
    "comment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "reaction_kind" NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("comment_id","person_id","kind")
);

-- CreateTable
CREATE TABLE "ranking" (
    "thread_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "root_count" INTEGER NOT NULL,
    "ordinals" INTEGER[],
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ranking_pkey" PRIMARY KEY ("thread_id","edition")
);

-- CreateTable
CREATE TABLE "thread_visit" (
    "person_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "seen_before" INTEGER NOT NULL,
    "seen_now" INTEGER NOT NULL,
    "visited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_visit_pkey" PRIMARY KEY ("person_id","thread_id")
);

-- CreateTable
CREATE TABLE "cache_touch_due" (
    "tag" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cache_touch_due_pkey" PRIMARY KEY ("tag")
);

-- CreateIndex
CREATE INDEX "reaction_person_id_idx" ON "reaction"("person_id");

-- CreateIndex
CREATE INDEX "thread_visit_thread_id_idx" ON "thread_visit"("thread_id");

-- CreateIndex
CREATE INDEX "cache_touch_due_due_at_idx" ON "cache_touch_due"("due_at");

-- CreateIndex
CREATE INDEX "comment_thread_id_depth_helpful_count_root_ordinal_idx" ON "comment"("thread_id", "depth", "helpful_count" DESC, "root_ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "comment_thread_id_root_ordinal_key" ON "comment"("thread_id", "root_ordinal");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_visit" ADD CONSTRAINT "thread_visit_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_visit" ADD CONSTRAINT "thread_visit_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rows that are counted up with every comment find room for their next version on their own page.
ALTER TABLE "thread" SET (fillfactor = 50);
ALTER TABLE "comment" SET (fillfactor = 90);
ALTER TABLE "cache_touch" SET (fillfactor = 50);

-- What the new columns say of the comments that are there. (`recountThread` computes the same.)
UPDATE "comment" SET "root_ordinal" = "roots"."ordinal"
FROM (
  SELECT "id", row_number() OVER (PARTITION BY "thread_id" ORDER BY "number")::int AS "ordinal"
  FROM "comment" WHERE "depth" = 0 AND "held_at" IS NULL
) "roots"
WHERE "comment"."id" = "roots"."id";

UPDATE "thread" SET "root_count" = (
  SELECT count(*)::int FROM "comment"
  WHERE "comment"."thread_id" = "thread"."id" AND "root_ordinal" IS NOT NULL
);

UPDATE "comment" SET "descendant_count" = (
  SELECT count(*)::int FROM "comment" "below"
  WHERE "below"."thread_id" = "comment"."thread_id"
    AND "below"."path" > "comment"."path" AND "below"."path" < "comment"."path" || '\xffffffffff'::bytea
    AND "below"."held_at" IS NULL AND ("below"."deleted_at" IS NULL OR "below"."reply_count" > 0)
)
WHERE "depth" < 9;
