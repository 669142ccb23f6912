import { fetchBytes, type RawAnswer } from '../client/fetch-bytes.ts';

/** How often a page is asked for until it is kept: rendering may be overtaken by a touch. */
const TRIES = 20;

/** Whether an answer came from what the site keeps. */
export function isHit(answer: RawAnswer): boolean {
  return (answer.header('x-cache') ?? answer.header('x-nextjs-cache')) === 'HIT';
}

/** A page as the site keeps it; asked several times, because the first visit renders it. */
export async function keptPage(url: string, headers: Record<string, string>): Promise<RawAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetchBytes(url, headers);
    if (answer.status === 200 && isHit(answer)) return answer;
    if (answer.status !== 200 || tries === TRIES) {
      throw new Error(`${url} answered ${answer.status} and is not kept.`);
    }
  }
}
