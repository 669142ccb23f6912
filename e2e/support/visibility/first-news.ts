/** What an open discussion hears first, as its page would. */
export async function firstNews(
  origin: string,
  path: string,
): Promise<{ count: number; numbers: number[] }> {
  const stop = new AbortController();
  const answer = await fetch(origin + path, { signal: stop.signal });
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const data = /^data: (.*)\n/m.exec(text)?.[1];
    if (!data) continue;
    stop.abort();
    return JSON.parse(data);
  }
  throw new Error(`${path} ended without news`);
}
