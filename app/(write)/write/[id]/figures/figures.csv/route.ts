import { connection } from 'next/server';
import { currentActor } from '#lib/platform/actor.ts';
import { can } from '#lib/policy/can.ts';
import { getMeasured, getReadLines } from '#lib/reading/queries.ts';
import { toCsv } from '#lib/reading/rules/download.ts';

type Context = { params: Promise<{ id: string }> };

/** The figures of an essay by days, for its author; for everybody else there are none. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection();
  const now = new Date();
  const { id } = await params;
  const [actor, measured] = [await currentActor(now), await getMeasured(id)];
  const headers = { 'cache-control': 'private, no-store', vary: 'cookie' };
  if (!measured || !can(actor, 'essay.figures', measured.subject, now).allowed) {
    return new Response('There is nothing here.\n', {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  return new Response(toCsv(await getReadLines(id)), {
    headers: {
      ...headers,
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="figures.csv"',
    },
  });
}
