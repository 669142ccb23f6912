import { connection } from 'next/server';
import { getReadiness } from '#lib/site/queries.ts';

/** 200 when the database answers and is up to date, else 503 and what is wrong. */
export async function GET() {
  await connection();
  const readiness = await getReadiness();
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
