-- CreateEnum
CREATE TYPE "revision_kind" AS ENUM ('kept', 'auto', 'restored', 'merged', 'imported');

-- CreateEnum
CREATE TYPE "stance" AS ENUM ('exploring', 'unhappy', 'planning', 'moving', 'left', 'came_back');

-- CreateEnum
CREATE TYPE "import_run_state" AS ENUM ('brought', 'reading', 'ready', 'importing', 'done', 'refused');

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "stance" "stance";

-- AlterTable
ALTER TABLE "essay" ADD COLUMN     "address_chosen_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "import_key" TEXT,
ADD COLUMN     "scheduled_for" TIMESTAMPTZ(3),
ADD COLUMN     "scheduled_revision" INTEGER,
ADD COLUMN     "scheduled_zone" TEXT,
ADD COLUMN     "series_id" UUID,
ADD COLUMN     "series_position" INTEGER;

-- AlterTable
ALTER TABLE "essay_revision" ADD COLUMN     "answers_id" UUID,
ADD COLUMN     "cover_alt" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "cover_id" UUID,
ADD COLUMN     "kind" "revision_kind" NOT NULL DEFAULT 'kept',
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en-GB',
ADD COLUMN     "saved_by_id" UUID;

-- AlterTable
ALTER TABLE "guide_revision" ADD COLUMN     "kind" "revision_kind" NOT NULL DEFAULT 'kept',
ADD COLUMN     "saved_by_id" UUID;

-- AlterTable
ALTER TABLE "pending_comment" ADD COLUMN     "stance" "stance";

-- CreateTable
CREATE TABLE "working_copy" (
    "id" UUID NOT NULL,
    "essay_id" UUID,
    "page_id" UUID,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en-GB',
    "cover_id" UUID,
    "cover_alt" TEXT NOT NULL DEFAULT '',
    "answers_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kept_as" INTEGER,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by_id" UUID,

    CONSTRAINT "working_copy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_link" (
    "id" UUID NOT NULL,
    "essay_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "essay_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text_link" (
    "id" UUID NOT NULL,
    "from_essay_id" UUID,
    "from_page_id" UUID,
    "target" TEXT NOT NULL,
    "to_essay_id" UUID,
    "to_page_id" UUID,

    CONSTRAINT "text_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "image" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "alt" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "widths" INTEGER[],
    "bytes" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "read_count" (
    "essay_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "mark" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "read_count_pkey" PRIMARY KEY ("essay_id","day","mark")
);

-- CreateTable
CREATE TABLE "saved_essay" (
    "person_id" UUID NOT NULL,
    "essay_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_essay_pkey" PRIMARY KEY ("person_id","essay_id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "import_run_state" NOT NULL DEFAULT 'brought',
    "files" JSONB NOT NULL,
    "consent" "consent" NOT NULL,
    "report" JSONB,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "working_copy_essay_id_key" ON "working_copy"("essay_id");

-- CreateIndex
CREATE UNIQUE INDEX "working_copy_page_id_key" ON "working_copy"("page_id");

-- CreateIndex
CREATE INDEX "working_copy_cover_id_idx" ON "working_copy"("cover_id");

-- CreateIndex
CREATE INDEX "review_link_essay_id_idx" ON "review_link"("essay_id");

-- CreateIndex
CREATE INDEX "correction_essay_id_created_at_idx" ON "correction"("essay_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "series_slug_key" ON "series"("slug");

-- CreateIndex
CREATE INDEX "series_author_id_idx" ON "series"("author_id");

-- CreateIndex
CREATE INDEX "text_link_from_essay_id_idx" ON "text_link"("from_essay_id");

-- CreateIndex
CREATE INDEX "text_link_from_page_id_idx" ON "text_link"("from_page_id");

-- CreateIndex
CREATE INDEX "text_link_target_idx" ON "text_link"("target");

-- CreateIndex
CREATE INDEX "text_link_to_essay_id_idx" ON "text_link"("to_essay_id");

-- CreateIndex
CREATE INDEX "text_link_to_page_id_idx" ON "text_link"("to_page_id");

-- CreateIndex
CREATE UNIQUE INDEX "image_person_id_digest_key" ON "image"("person_id", "digest");

-- CreateIndex
CREATE INDEX "saved_essay_essay_id_idx" ON "saved_essay"("essay_id");

-- CreateIndex
CREATE INDEX "import_run_person_id_idx" ON "import_run"("person_id");

-- CreateIndex
CREATE INDEX "comment_thread_id_stance_number_idx" ON "comment"("thread_id", "stance", "number");

-- CreateIndex
CREATE UNIQUE INDEX "essay_import_key_key" ON "essay"("import_key");

-- CreateIndex
CREATE INDEX "essay_series_id_series_position_idx" ON "essay"("series_id", "series_position");

-- CreateIndex
CREATE INDEX "essay_scheduled_for_idx" ON "essay"("scheduled_for");

-- CreateIndex
CREATE INDEX "essay_deleted_at_idx" ON "essay"("deleted_at");

-- CreateIndex
CREATE INDEX "essay_revision_answers_id_idx" ON "essay_revision"("answers_id");

-- CreateIndex
CREATE INDEX "essay_revision_cover_id_idx" ON "essay_revision"("cover_id");

-- AddForeignKey
ALTER TABLE "essay" ADD CONSTRAINT "essay_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay_revision" ADD CONSTRAINT "essay_revision_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "image"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay_revision" ADD CONSTRAINT "essay_revision_answers_id_fkey" FOREIGN KEY ("answers_id") REFERENCES "essay"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay_revision" ADD CONSTRAINT "essay_revision_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_revision" ADD CONSTRAINT "guide_revision_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "guide_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "image"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_answers_id_fkey" FOREIGN KEY ("answers_id") REFERENCES "essay"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_link" ADD CONSTRAINT "text_link_from_essay_id_fkey" FOREIGN KEY ("from_essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_link" ADD CONSTRAINT "text_link_from_page_id_fkey" FOREIGN KEY ("from_page_id") REFERENCES "guide_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_link" ADD CONSTRAINT "text_link_to_essay_id_fkey" FOREIGN KEY ("to_essay_id") REFERENCES "essay"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_link" ADD CONSTRAINT "text_link_to_page_id_fkey" FOREIGN KEY ("to_page_id") REFERENCES "guide_page"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image" ADD CONSTRAINT "image_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_count" ADD CONSTRAINT "read_count_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_essay" ADD CONSTRAINT "saved_essay_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_essay" ADD CONSTRAINT "saved_essay_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Each is of one text, and a link is from one to at most one.
ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_of_one" CHECK (num_nonnulls("essay_id", "page_id") = 1);
ALTER TABLE "text_link" ADD CONSTRAINT "text_link_from_one" CHECK (num_nonnulls("from_essay_id", "from_page_id") = 1);
ALTER TABLE "text_link" ADD CONSTRAINT "text_link_to_one" CHECK (num_nonnulls("to_essay_id", "to_page_id") <= 1);

-- What is being written now is the latest revision of each text.
INSERT INTO "working_copy" ("id", "essay_id", "title", "summary", "source", "kept_as", "saved_at", "saved_by_id")
SELECT gen_random_uuid(), e."id", r."title", r."summary", r."source", r."number", r."created_at", e."author_id"
FROM "essay" e JOIN "essay_revision" r ON r."essay_id" = e."id" AND r."number" = e."latest_revision";
INSERT INTO "working_copy" ("id", "page_id", "title", "summary", "source", "kept_as", "saved_at")
SELECT gen_random_uuid(), p."id", r."title", r."summary", r."source", r."number", r."created_at"
FROM "guide_page" p JOIN "guide_revision" r ON r."page_id" = p."id" AND r."number" = p."latest_revision";
