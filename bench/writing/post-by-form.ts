import { newId } from '#lib/kernel/ids.ts';
import type { PostOne } from './post-one.ts';

/**
 * Posts as a browser without JavaScript does: the fields of the site's own form with the session's
 * cookie, answered by a redirect to the comment. The form is loaded once, with these headers; the
 * fields that React puts into it are the same for everybody.
 */
export async function formPoster(
  site: string,
  slug: string,
  headers: Record<string, string>,
): Promise<PostOne> {
  const fields = await loadFields(`${site}/essays/${slug}/comment`, headers);
  return async (post) => {
    const form = new FormData();
    for (const [name, value] of fields) form.set(name, value);
    form.set('essayId', post.essayId);
    form.set('postKey', newId());
    form.set('answersId', post.answersId ?? '');
    form.set('body', post.body);
    return await send(`${site}/essays/${post.slug}/comment`, form, {
      ...post.headers,
      origin: site,
    });
  };
}

/** Sends the form. Gives the id of the comment to which the answer leads. */
async function send(
  address: string,
  form: FormData,
  headers: Record<string, string>,
): Promise<string> {
  const answer = await fetch(address, { method: 'POST', body: form, redirect: 'manual', headers });
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

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
