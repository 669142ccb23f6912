-- CreateEnum
CREATE TYPE "role" AS ENUM ('author', 'moderator', 'admin');

-- CreateEnum
CREATE TYPE "persona_kind" AS ENUM ('member', 'imported', 'sample');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('hide', 'restore', 'release');

-- CreateEnum
CREATE TYPE "consent" AS ENUM ('granted', 'unknown');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" TIMESTAMPTZ(3),
    "name" TEXT,
    "name_key" TEXT,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "session_token" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("session_token")
);

-- CreateTable
CREATE TABLE "sign_in_code" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "wrong_tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("person_id","role")
);

-- CreateTable
CREATE TABLE "suspension" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "explanation" TEXT NOT NULL,

    CONSTRAINT "suspension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "essay" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "byline" TEXT NOT NULL,
    "author_id" UUID,
    "latest_revision" INTEGER NOT NULL,
    "published_revision" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "revised_at" TIMESTAMPTZ(3),
    "taken_back_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "essay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "essay_revision" (
    "essay_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "title_key" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "headings" JSONB NOT NULL,
    "words" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "essay_revision_pkey" PRIMARY KEY ("essay_id","number")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "essay_id" UUID NOT NULL,
    "last_number" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persona" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "kind" "persona_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "persona_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persona_owner" (
    "persona_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,

    CONSTRAINT "persona_owner_pkey" PRIMARY KEY ("persona_id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "persona_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "parent_id" UUID,
    "answers_id" UUID,
    "path" BYTEA NOT NULL,
    "depth" SMALLINT NOT NULL,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "held_at" TIMESTAMPTZ(3),
    "hidden_by_id" UUID,
    "post_key" TEXT,
    "import_id" UUID,
    "import_key" TEXT,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_revision" (
    "comment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_revision_pkey" PRIMARY KEY ("comment_id","number")
);

-- CreateTable
CREATE TABLE "pending_comment" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "answers_id" UUID,
    "browser_hash" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "post_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "comment_id" UUID,
    "import_id" UUID,
    "rule" TEXT,
    "explanation" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_by_role" "role" NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guide_page" (
    "id" UUID NOT NULL,
    "permalink" TEXT NOT NULL,
    "icon" TEXT,
    "position" INTEGER,
    "latest_revision" INTEGER NOT NULL,
    "published_revision" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "revised_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guide_page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guide_revision" (
    "page_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guide_revision_pkey" PRIMARY KEY ("page_id","number")
);

-- CreateTable
CREATE TABLE "former_address" (
    "address" TEXT NOT NULL,
    "leads_to" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_address_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "thread_id" UUID,
    "consent" "consent" NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cache_touch" (
    "tag" TEXT NOT NULL,
    "touched_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "cache_touch_pkey" PRIMARY KEY ("tag")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_name_key_key" ON "person"("name_key");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "sign_in_code_browser_hash_idx" ON "sign_in_code"("browser_hash");

-- CreateIndex
CREATE INDEX "sign_in_code_expires_at_idx" ON "sign_in_code"("expires_at");

-- CreateIndex
CREATE INDEX "suspension_person_id_idx" ON "suspension"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "essay_slug_key" ON "essay"("slug");

-- CreateIndex
CREATE INDEX "essay_author_id_idx" ON "essay"("author_id");

-- CreateIndex
CREATE INDEX "essay_published_at_idx" ON "essay"("published_at");

-- CreateIndex
CREATE INDEX "essay_revision_title_key_idx" ON "essay_revision"("title_key");

-- CreateIndex
CREATE UNIQUE INDEX "thread_essay_id_key" ON "thread"("essay_id");

-- CreateIndex
CREATE UNIQUE INDEX "persona_thread_id_kind_handle_key" ON "persona"("thread_id", "kind", "handle");

-- CreateIndex
CREATE INDEX "persona_owner_thread_id_idx" ON "persona_owner"("thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "persona_owner_person_id_thread_id_key" ON "persona_owner"("person_id", "thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_hidden_by_id_key" ON "comment"("hidden_by_id");

-- CreateIndex
CREATE INDEX "comment_parent_id_idx" ON "comment"("parent_id");

-- CreateIndex
CREATE INDEX "comment_answers_id_idx" ON "comment"("answers_id");

-- CreateIndex
CREATE INDEX "comment_import_id_idx" ON "comment"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_thread_id_path_key" ON "comment"("thread_id", "path");

-- CreateIndex
CREATE UNIQUE INDEX "comment_thread_id_number_key" ON "comment"("thread_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "comment_thread_id_import_key_key" ON "comment"("thread_id", "import_key");

-- CreateIndex
CREATE UNIQUE INDEX "comment_persona_id_post_key_key" ON "comment"("persona_id", "post_key");

-- CreateIndex
CREATE INDEX "pending_comment_expires_at_idx" ON "pending_comment"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "pending_comment_browser_hash_post_key_key" ON "pending_comment"("browser_hash", "post_key");

-- CreateIndex
CREATE INDEX "decision_comment_id_idx" ON "decision"("comment_id");

-- CreateIndex
CREATE INDEX "decision_import_id_idx" ON "decision"("import_id");

-- CreateIndex
CREATE INDEX "decision_decided_by_id_idx" ON "decision"("decided_by_id");

-- CreateIndex
CREATE INDEX "decision_decided_at_id_idx" ON "decision"("decided_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "guide_page_permalink_key" ON "guide_page"("permalink");

-- CreateIndex
CREATE INDEX "former_address_leads_to_idx" ON "former_address"("leads_to");

-- CreateIndex
CREATE INDEX "import_thread_id_idx" ON "import"("thread_id");

-- CreateIndex
CREATE INDEX "cache_touch_touched_at_idx" ON "cache_touch"("touched_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay" ADD CONSTRAINT "essay_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay_revision" ADD CONSTRAINT "essay_revision_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persona" ADD CONSTRAINT "persona_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persona_owner" ADD CONSTRAINT "persona_owner_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persona_owner" ADD CONSTRAINT "persona_owner_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persona_owner" ADD CONSTRAINT "persona_owner_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_answers_id_fkey" FOREIGN KEY ("answers_id") REFERENCES "comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_hidden_by_id_fkey" FOREIGN KEY ("hidden_by_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_revision" ADD CONSTRAINT "comment_revision_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_comment" ADD CONSTRAINT "pending_comment_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_comment" ADD CONSTRAINT "pending_comment_answers_id_fkey" FOREIGN KEY ("answers_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guide_revision" ADD CONSTRAINT "guide_revision_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "guide_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
