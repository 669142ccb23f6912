-- What an import of a whole site brings and no row of this one can say: what people said there with
-- one click, and what decisions were about that only the public log still names.
ALTER TABLE "comment" ADD COLUMN "helpful_elsewhere" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "comment" ADD COLUMN "same_elsewhere" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "decision" ADD COLUMN "about_elsewhere" TEXT;
