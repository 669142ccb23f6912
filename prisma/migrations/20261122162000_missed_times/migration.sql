-- A time that was set and could not be kept is told to the author.
ALTER TABLE "essay" ADD COLUMN "missed_for" TIMESTAMPTZ(3), ADD COLUMN "missed_why" TEXT;
