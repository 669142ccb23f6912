-- When a visitor who sent a notice was told that it has come, and what became of it: each once.
ALTER TABLE "report" ADD COLUMN "receipt_mailed_at" TIMESTAMPTZ(3),
  ADD COLUMN "outcome_mailed_at" TIMESTAMPTZ(3);
