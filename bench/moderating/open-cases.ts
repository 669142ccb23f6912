import { db } from '#lib/platform/db.ts';

/**
 * Has `count` comments of a thread reported, one person each, for reasons of every gravity over the
 * last month. Works on an empty queue only.
 */
export async function openCases(
  opened: { threadId: string; count: number; reporterId: string },
  now: Date,
): Promise<void> {
  const { threadId, count, reporterId } = opened;
  await db.$transaction([
    db.$executeRaw`
      INSERT INTO moderation_case (id, origin, comment_id, open_key, priority, reason,
        report_count, opened_at)
      SELECT gen_random_uuid(), 'report', c.id, 'comment:' || c.id,
        CASE c.number % 10 WHEN 0 THEN 4001 WHEN 1 THEN 3001 ELSE 1001 END,
        CASE c.number % 10 WHEN 0 THEN 'patient-privacy' WHEN 1 THEN 'unlawful'
          ELSE 'harassment' END,
        1, ${now}::timestamptz - make_interval(mins => 4 * (c.number % 10000))
      FROM comment c
      WHERE c.thread_id = ${threadId}::uuid AND c.deleted_at IS NULL
        AND c.hidden_by_id IS NULL AND c.held_at IS NULL
      ORDER BY c.number LIMIT ${count}`,
    db.$executeRaw`
      INSERT INTO report (id, case_id, comment_id, reporter_id, reason, note, of_standing, made_at)
      SELECT gen_random_uuid(), id, comment_id, ${reporterId}::uuid, reason,
        'It should not stand there.', true, opened_at
      FROM moderation_case WHERE closed_at IS NULL`,
    db.$executeRaw`ANALYZE moderation_case`,
    db.$executeRaw`ANALYZE report`,
  ]);
}
