import { connection } from 'next/server';
import { openAccountExport } from '#lib/people/queries/export-account.ts';
import { currentActor } from '#lib/platform/actor.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

/** One person's answer: nothing on the way may keep it. */
const HEADERS = { 'cache-control': 'private, no-store' };

/** The file with everything that is a person's, as one JSON object. */
export async function GET(): Promise<Response> {
  await connection();
  const now = new Date();
  const opened = await openAccountExport(await currentActor(now), now);
  if (opened.ok) {
    return new Response(opened.value, {
      headers: {
        ...HEADERS,
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="off-call-${now.toISOString().slice(0, 10)}.json"`,
      },
    });
  }
  const { code, message } = opened.problem;
  if (code === 'too-often') return new Response(message, { status: 429, headers: HEADERS });
  const page = code === 'sign-in-first' ? '/sign-in' : '/sign-in/again';
  const location = signInPage(page, '/account/export');
  return new Response(null, { status: 303, headers: { ...HEADERS, location } });
}
