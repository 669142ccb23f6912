-- Up to when changes of feeds were looked through for the hub. One row at most.
CREATE TABLE "feed_watch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seen_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "feed_watch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "feed_watch_one_row" CHECK ("id" = 1)
);
