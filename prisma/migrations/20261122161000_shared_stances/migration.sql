-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "shared_stances" "stance"[] NOT NULL DEFAULT ARRAY[]::"stance"[];
