-- CreateEnum
CREATE TYPE "decision_source" AS ENUM ('report', 'notice', 'own_initiative', 'automatic', 'appeal', 'import');

-- CreateEnum
CREATE TYPE "case_origin" AS ENUM ('report', 'check', 'appeal');

-- CreateEnum
CREATE TYPE "report_outcome" AS ENUM ('upheld', 'not_upheld', 'unfounded');

-- CreateEnum
CREATE TYPE "appeal_outcome" AS ENUM ('upheld', 'reversed');

-- CreateEnum
CREATE TYPE "disclosure_kind" AS ENUM ('sealed_text', 'reveal');

-- CreateEnum
CREATE TYPE "word_rule_action" AS ENUM ('hold', 'ask', 'refuse');

-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('decision', 'report_outcome', 'appeal_outcome', 'reveal');

-- AlterEnum
ALTER TYPE "decision_kind" ADD VALUE 'hold';
ALTER TYPE "decision_kind" ADD VALUE 'keep';
ALTER TYPE "decision_kind" ADD VALUE 'edit_out';
ALTER TYPE "decision_kind" ADD VALUE 'put_back';
ALTER TYPE "decision_kind" ADD VALUE 'lock';
ALTER TYPE "decision_kind" ADD VALUE 'unlock';
ALTER TYPE "decision_kind" ADD VALUE 'slow';
ALTER TYPE "decision_kind" ADD VALUE 'unslow';
ALTER TYPE "decision_kind" ADD VALUE 'warn';
ALTER TYPE "decision_kind" ADD VALUE 'unwarn';
ALTER TYPE "decision_kind" ADD VALUE 'suspend';
ALTER TYPE "decision_kind" ADD VALUE 'unsuspend';

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "locked_by_id" UUID,
ADD COLUMN     "redacted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "automated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "case_id" UUID,
ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "essay_id" UUID,
ADD COLUMN     "former_name" TEXT,
ADD COLUMN     "law" TEXT,
ADD COLUMN     "persona_id" UUID,
ADD COLUMN     "reverses_id" UUID,
ADD COLUMN     "slow_seconds" INTEGER,
ADD COLUMN     "source" "decision_source" NOT NULL DEFAULT 'own_initiative',
ADD COLUMN     "thread_id" UUID,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_by_id" UUID,
ALTER COLUMN "decided_by_role" DROP NOT NULL;

-- AlterTable
ALTER TABLE "essay" ADD COLUMN     "hidden_by_id" UUID,
ADD COLUMN     "hidden_revision" INTEGER;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "reply_mails_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "code_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "suspension" ADD COLUMN     "decision_id" UUID;

-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "locked_by_id" UUID,
ADD COLUMN     "slow_seconds" INTEGER,
ADD COLUMN     "slowed_by_id" UUID;

-- CreateTable
CREATE TABLE "suspended_address" (
    "address_hash" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "explanation" TEXT NOT NULL,

    CONSTRAINT "suspended_address_pkey" PRIMARY KEY ("address_hash")
);

-- CreateTable
CREATE TABLE "moderation_case" (
    "id" UUID NOT NULL,
    "origin" "case_origin" NOT NULL,
    "comment_id" UUID,
    "essay_id" UUID,
    "persona_id" UUID,
    "appeal_id" UUID,
    "open_key" TEXT,
    "priority" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "report_count" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_by_id" UUID,
    "claimed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "moderation_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_note" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "by_id" UUID,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "comment_id" UUID,
    "essay_id" UUID,
    "persona_id" UUID,
    "reporter_id" UUID,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "of_standing" BOOLEAN NOT NULL,
    "contact_name" TEXT,
    "contact_email" TEXT,
    "contact_hash" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "report_outcome",
    "outcome_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "person_id" UUID,
    "text" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "appeal_outcome",
    "explanation" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_by_role" "role",

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sealed_text" (
    "decision_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "purge_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sealed_text_pkey" PRIMARY KEY ("decision_id")
);

-- CreateTable
CREATE TABLE "disclosure" (
    "id" UUID NOT NULL,
    "kind" "disclosure_kind" NOT NULL,
    "decision_id" UUID,
    "persona_id" UUID,
    "by_id" UUID,
    "by_role" "role" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "word_rule" (
    "id" UUID NOT NULL,
    "phrase" TEXT NOT NULL,
    "phrase_key" TEXT NOT NULL,
    "action" "word_rule_action" NOT NULL,
    "note" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "word_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "decision_id" UUID,
    "report_id" UUID,
    "appeal_id" UUID,
    "disclosure_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "suspended_address_ends_at_idx" ON "suspended_address"("ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "moderation_case_appeal_id_key" ON "moderation_case"("appeal_id");

-- CreateIndex
CREATE UNIQUE INDEX "moderation_case_open_key_key" ON "moderation_case"("open_key");

-- CreateIndex
CREATE INDEX "moderation_case_closed_at_priority_opened_at_id_idx" ON "moderation_case"("closed_at", "priority" DESC, "opened_at", "id");

-- CreateIndex
CREATE INDEX "moderation_case_comment_id_idx" ON "moderation_case"("comment_id");

-- CreateIndex
CREATE INDEX "moderation_case_essay_id_idx" ON "moderation_case"("essay_id");

-- CreateIndex
CREATE INDEX "moderation_case_persona_id_idx" ON "moderation_case"("persona_id");

-- CreateIndex
CREATE INDEX "moderation_case_claimed_by_id_idx" ON "moderation_case"("claimed_by_id");

-- CreateIndex
CREATE INDEX "case_note_case_id_written_at_idx" ON "case_note"("case_id", "written_at");

-- CreateIndex
CREATE INDEX "case_note_by_id_idx" ON "case_note"("by_id");

-- CreateIndex
CREATE INDEX "report_case_id_idx" ON "report"("case_id");

-- CreateIndex
CREATE INDEX "report_comment_id_idx" ON "report"("comment_id");

-- CreateIndex
CREATE INDEX "report_essay_id_idx" ON "report"("essay_id");

-- CreateIndex
CREATE INDEX "report_persona_id_idx" ON "report"("persona_id");

-- CreateIndex
CREATE INDEX "report_outcome_at_idx" ON "report"("outcome_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_reporter_id_comment_id_key" ON "report"("reporter_id", "comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_reporter_id_essay_id_key" ON "report"("reporter_id", "essay_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_reporter_id_persona_id_key" ON "report"("reporter_id", "persona_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_contact_hash_comment_id_key" ON "report"("contact_hash", "comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_contact_hash_essay_id_key" ON "report"("contact_hash", "essay_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_contact_hash_persona_id_key" ON "report"("contact_hash", "persona_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_decision_id_key" ON "appeal"("decision_id");

-- CreateIndex
CREATE INDEX "appeal_person_id_idx" ON "appeal"("person_id");

-- CreateIndex
CREATE INDEX "appeal_decided_by_id_idx" ON "appeal"("decided_by_id");

-- CreateIndex
CREATE INDEX "appeal_decided_at_idx" ON "appeal"("decided_at");

-- CreateIndex
CREATE INDEX "sealed_text_comment_id_idx" ON "sealed_text"("comment_id");

-- CreateIndex
CREATE INDEX "sealed_text_purge_at_idx" ON "sealed_text"("purge_at");

-- CreateIndex
CREATE INDEX "disclosure_decision_id_idx" ON "disclosure"("decision_id");

-- CreateIndex
CREATE INDEX "disclosure_persona_id_idx" ON "disclosure"("persona_id");

-- CreateIndex
CREATE INDEX "disclosure_by_id_idx" ON "disclosure"("by_id");

-- CreateIndex
CREATE INDEX "disclosure_at_id_idx" ON "disclosure"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "word_rule_ended_at_idx" ON "word_rule"("ended_at");

-- CreateIndex
CREATE INDEX "word_rule_made_by_id_idx" ON "word_rule"("made_by_id");

-- CreateIndex
CREATE INDEX "notice_person_id_made_at_id_idx" ON "notice"("person_id", "made_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notice_decision_id_idx" ON "notice"("decision_id");

-- CreateIndex
CREATE INDEX "notice_report_id_idx" ON "notice"("report_id");

-- CreateIndex
CREATE INDEX "notice_appeal_id_idx" ON "notice"("appeal_id");

-- CreateIndex
CREATE INDEX "notice_disclosure_id_idx" ON "notice"("disclosure_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_locked_by_id_key" ON "comment"("locked_by_id");

-- CreateIndex
CREATE INDEX "comment_persona_id_number_idx" ON "comment"("persona_id", "number" DESC);

-- CreateIndex
CREATE INDEX "decision_essay_id_idx" ON "decision"("essay_id");

-- CreateIndex
CREATE INDEX "decision_persona_id_idx" ON "decision"("persona_id");

-- CreateIndex
CREATE INDEX "decision_thread_id_idx" ON "decision"("thread_id");

-- CreateIndex
CREATE INDEX "decision_case_id_idx" ON "decision"("case_id");

-- CreateIndex
CREATE INDEX "decision_reverses_id_idx" ON "decision"("reverses_id");

-- CreateIndex
CREATE INDEX "decision_undone_by_id_idx" ON "decision"("undone_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "essay_hidden_by_id_key" ON "essay"("hidden_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "suspension_decision_id_key" ON "suspension"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_locked_by_id_key" ON "thread"("locked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_slowed_by_id_key" ON "thread"("slowed_by_id");

-- AddForeignKey
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay" ADD CONSTRAINT "essay_hidden_by_id_fkey" FOREIGN KEY ("hidden_by_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_locked_by_id_fkey" FOREIGN KEY ("locked_by_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_slowed_by_id_fkey" FOREIGN KEY ("slowed_by_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_locked_by_id_fkey" FOREIGN KEY ("locked_by_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_case" ADD CONSTRAINT "moderation_case_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_text" ADD CONSTRAINT "sealed_text_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_text" ADD CONSTRAINT "sealed_text_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "word_rule" ADD CONSTRAINT "word_rule_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_disclosure_id_fkey" FOREIGN KEY ("disclosure_id") REFERENCES "disclosure"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- A session began with a code.
UPDATE "session" SET "code_at" = "created_at";

-- What was decided before notices existed is told as well; it was shown at the account until now.
INSERT INTO "notice" ("id", "person_id", "kind", "decision_id", "made_at", "seen_at", "mailed_at")
SELECT gen_random_uuid(), o."person_id", 'decision', d."id", d."decided_at", d."decided_at", d."decided_at"
FROM "decision" d
JOIN "comment" c ON c."id" = d."comment_id"
JOIN "persona_owner" o ON o."persona_id" = c."persona_id";

-- A release followed consent to an import.
UPDATE "decision" SET "source" = 'import' WHERE "kind" = 'release';
