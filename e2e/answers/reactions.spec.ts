import type { APIRequestContext } from '@playwright/test';
import { type ReactionStage, readyToClick, setReactions } from '#e2e/support/reactions.ts';
import { expect, test } from '#e2e/support/test.ts';
import { REACTION_LAG } from '#lib/comments/rules.ts';

// What others get of a reaction: the new count within seconds, and not a page rendered at each click.

let stage: ReactionStage;

test.beforeAll(async () => {
  stage = await setReactions();
});

/** The lag of a count and the look at what is due, once a second, with some patience for a busy machine. */
const WITHIN_MS = 6_000;

/** Long enough for thirty clicks on a machine that does other things too. */
const CLICKING_MS = 20_000;

type Look = { count: number; fromKept: boolean };

async function look(request: APIRequestContext, path: string, number: number): Promise<Look> {
  const answer = await request.get(path);
  const comment = (await answer.text()).split(`id="comment-${number}"`)[1] ?? '';
  const count = /data-react="helpful"[^>]*>Helpful <span>([\d,]*)</.exec(comment)?.[1] ?? '';
  return { count: Number(count), fromKept: answer.headers()['x-cache'] === 'HIT' };
}

test('many clicks reach everybody within seconds, by one or two renderings', async ({
  request,
  baseURL: origin = '',
}) => {
  const [root] = stage.roots;
  if (!root) throw new Error('there are roots');
  const here = `/essays/${stage.slug}`;
  const other = `/essays/${stage.slug}/page/3`;
  for (const path of [here, other]) {
    await expect.poll(() => look(request, path, root.number).then((it) => it.fromKept)).toBe(true);
  }

  const clicks = await Promise.all(
    stage.people.map((guest) =>
      readyToClick(request, stage, guest, { commentId: root.id, kind: 'helpful', origin }),
    ),
  );
  const looks: Look[] = [];
  const others: Look[] = [];
  const began = Date.now();
  const clicking = Promise.all(clicks.map((click) => click())).then((statuses) => ({
    statuses,
    ended: Date.now(),
  }));
  await expect
    .poll(
      async () => {
        looks.push(await look(request, here, root.number));
        others.push(await look(request, other, root.number));
        return looks.at(-1)?.count;
      },
      { timeout: CLICKING_MS + WITHIN_MS, intervals: [100] },
    )
    .toBe(stage.people.length);
  const { statuses, ended } = await clicking;
  expect(new Set(statuses)).toEqual(new Set([303]));
  const rendered = looks.filter(({ fromKept }) => !fromKept).length;
  console.log(
    `${clicks.length} clicks within ${ended - began} ms: the count was there ${Date.now() - ended} ms`,
    `after the last, by ${rendered} renderings in ${looks.length} looks`,
  );
  expect(Date.now() - ended).toBeLessThan(WITHIN_MS);
  expect(rendered).toBeLessThanOrEqual(1 + Math.ceil((ended - began) / REACTION_LAG));
  expect(others.filter(({ fromKept }) => !fromKept)).toEqual([]);
});

test('paging through the most helpful shows each root once while people click', async ({
  request,
  baseURL: origin = '',
}) => {
  const seen: number[] = [];
  let next: string | undefined = `/essays/${stage.slug}/helpful`;
  for (let part = 0; next; part += 1) {
    const [guest] = stage.people;
    const liked = stage.roots.at(-1 - part);
    if (!guest || !liked) throw new Error('there are people and roots');
    const click = await readyToClick(request, stage, guest, {
      commentId: liked.id,
      kind: 'helpful',
      origin,
    });
    expect(await click()).toBe(303);
    const html = await (await request.get(next)).text();
    for (const [article] of html.matchAll(/<article[^>]*data-comment[^>]*>/g)) {
      if (/data-depth="0"/.test(article)) seen.push(Number(/comment-(\d+)/.exec(article)?.[1]));
    }
    next = /<a[^>]*rel="next"[^>]*href="([^"]+)"|<a[^>]*href="([^"]+)"[^>]*rel="next"/
      .exec(html)
      ?.slice(1)
      .find(Boolean);
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(stage.roots.map(({ number }) => number));
});

test('nobody is told who gave a reaction', async ({ request }) => {
  const [root] = stage.roots;
  const [guest] = stage.people;
  if (!root || !guest) throw new Error('there are people and roots');
  const { session } = stage.cookies;
  for (const who of [stage.writer, stage.moderator]) {
    const headers = { cookie: `${session}=${who.session}` };
    const more = await request.get(`/comments/${root.id}/more`, { headers });
    expect(await more.text()).not.toContain(guest.name);
    expect(await more.text()).not.toContain(guest.personId);
    const viewer = await request.get(`/api/viewer?essay=${stage.essayId}`, { headers });
    expect(await viewer.json()).toMatchObject({ given: [] });
  }
});
