-- What an author chooses when they bring files.
ALTER TABLE "import_run" ADD COLUMN "publish" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "import_run" ADD COLUMN "replace" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "import_run" ADD COLUMN "essay_slug" TEXT;
