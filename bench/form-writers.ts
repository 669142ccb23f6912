import { newId } from '#lib/kernel/ids.ts';
import type { Discussion, Writer } from './prepare.ts';
import { answered, letWrite, type Posting } from './writers.ts';

/** Comments of one address before the writer moves on: under the limit per client (lib/platform/rate-limit.ts). */
const FROM_ONE_ADDRESS = 20;

/** How often people were let write: each time from addresses that nobody had before. */
let evenings = 0;

/** What people write, and through which site. */
export type FormTask = {
  site: string;
  seconds: number;
  writers: readonly Writer[];
  discussion: Discussion;
  texts: readonly string[];
  /** Whether each comment begins with loading its form, as it does for a person without a script. */
  loadForm: boolean;
};

/**
 * Lets people write through the site's own form and its server action, as a browser without
 * JavaScript does: the page with the form, then its fields in a post with the session's cookie,
 * answered by a redirect to the comment.
 */
export async function writeByForm(task: FormTask): Promise<Posting> {
  const { site, seconds, writers, discussion, texts, loadForm } = task;
  const address = `${site}/essays/${discussion.slug}/comment`;
  const ids = [...discussion.ids];
  evenings += 1;
  const fields = await loadFields(address, headersOf(writers[0], 0, 0));
  return await letWrite(seconds, async (writer, turn) => {
    const headers = headersOf(writers[writer], writer, turn);
    const form = new FormData();
    const hidden = loadForm ? await loadFields(address, headers) : fields;
    for (const [name, value] of hidden) form.set(name, value);
    form.set('postKey', newId());
    form.set('answersId', answered(ids, turn) ?? '');
    form.set('body', texts[turn % texts.length] ?? '');
    ids.push(await post(address, form, { ...headers, origin: site }));
  });
}

/** Sends the form. Gives the id of the comment to which the answer leads. */
async function post(
  address: string,
  form: FormData,
  headers: Record<string, string>,
): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers,
  });
  const text = await answer.text();
  const id = /\/comments\/([\w-]{36})$/.exec(answer.headers.get('location') ?? '')?.[1];
  if (answer.status === 303 && id) return id;
  // What was wrong stands above the first field.
  const said = /<form[^>]*>(.*?)<input/s.exec(text)?.[1]?.replace(/<[^>]*>/g, '');
  throw new Error(`A comment was answered ${answer.status}: ${said ?? ''}`);
}

/** The hidden fields of the form for a comment. */
async function loadFields(
  address: string,
  headers: Record<string, string>,
): Promise<Map<string, string>> {
  const answer = await fetch(address, { headers });
  const html = await answer.text();
  const form = /<form[^>]*>(?:(?!<\/form>).)*name="postKey".*?<\/form>/s.exec(html)?.[0] ?? '';
  const inputs = form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g);
  const fields = new Map(
    Array.from(inputs, ([, name = '', value = '']) => [unescaped(name), unescaped(value)]),
  );
  if (![...fields.keys()].some((name) => name.startsWith('$ACTION'))) {
    throw new Error(`${address} answered ${answer.status} without the form for a comment.`);
  }
  return fields;
}

function headersOf(by: Writer | undefined, writer: number, turn: number): Record<string, string> {
  if (!by) throw new Error('there are too few writers');
  // Addresses for documentation and tests (RFC 3849).
  const parts = [evenings, writer, Math.floor(turn / FROM_ONE_ADDRESS)];
  const address = `2001:db8::${parts.map((part) => (part + 1).toString(16)).join(':')}`;
  return { cookie: by.cookie, 'x-forwarded-for': address };
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
