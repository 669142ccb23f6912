import { getOwnSession } from '#lib/sign-in/queries.ts';

/**
 * One's own session at next-auth's usual address: null, or the name and when it ends. The rest of
 * next-auth's addresses stays closed: signing in and out are server actions.
 */
export async function GET(): Promise<Response> {
  return Response.json(await getOwnSession(), {
    headers: { 'cache-control': 'private, no-store' },
  });
}
