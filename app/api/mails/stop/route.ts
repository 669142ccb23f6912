import { connection } from 'next/server';
import { IDLE } from '#lib/kernel/action-state.ts';
import { stopReplyMails } from '#lib/people/actions.ts';

/** One person's answer: nothing on the way may keep it. */
const HEADERS = { 'cache-control': 'private, no-store' };

/**
 * Switches a person's mails off by one click in their mail program (RFC 8058): a POST without a
 * cookie, whose right is the token in the address that was mailed.
 */
export async function POST(request: Request): Promise<Response> {
  await connection();
  const form = new FormData();
  form.set('token', tokenOf(request));
  const { status, code, message } = await stopReplyMails(IDLE, form);
  if (status === 'done') return new Response(message, { headers: HEADERS });
  return new Response(message, { status: code === 'too-often' ? 429 : 400, headers: HEADERS });
}

/** A scanner that opens the address changes nothing; a person comes to the page with the button. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  const location = `/mails/stop?${new URLSearchParams({ token: tokenOf(request) })}`;
  return new Response(null, { status: 303, headers: { ...HEADERS, location } });
}

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';
