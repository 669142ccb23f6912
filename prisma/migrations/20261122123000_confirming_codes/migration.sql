-- A code that is typed again by somebody who is signed in belongs to their account and opens nothing
-- else; it goes with the account.
ALTER TABLE "sign_in_code" ADD COLUMN "person_id" UUID;
ALTER TABLE "sign_in_code" ADD CONSTRAINT "sign_in_code_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "sign_in_code_person_id_idx" ON "sign_in_code"("person_id");
