import { connection } from 'next/server';

/** Answers while the process lives; asks nobody. */
export async function GET() {
  await connection();
  return Response.json({ live: true }, { headers: { 'Cache-Control': 'no-store' } });
}
