import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEssay } from '#lib/essays/commands/create-essay.ts';
import { publishEssay } from '#lib/essays/commands/publish-essay.ts';
import { saveEssay } from '#lib/essays/commands/save-essay.ts';
import { readEssay } from '#lib/essays/queries.ts';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { imageStore } from '#lib/platform/image-store/open-store.ts';
import { act } from '#lib/testing/act.ts';
import { makePerson, must } from '#lib/testing/factories.ts';
import { runDueJobs } from '#lib/testing/run-due-jobs.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { bringImage, deleteImage, describeImage } from './actions.ts';
import { bringImage as bring } from './commands/bring-image.ts';
import { purgeImages } from './commands/purge-images.ts';
import { imageTasks } from './jobs.ts';
import { getOwnPicture, listOwnPictures } from './queries.ts';
import { LARGEST_PICTURE, PICTURES_A_PAGE } from './rules.ts';

const { empty } = testDatabase();
const now = new Date('2026-11-22T16:00:00Z');

beforeEach(async () => {
  await empty();
  for (const id of await storedIds()) await imageStore().remove(id);
});

type Person = Awaited<ReturnType<typeof makePerson>>;

const png = (width = 60, red = 10) =>
  sharp({ create: { width, height: 40, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();
const author = () => makePerson({ roles: ['author'] });
const file = (bytes: Uint8Array, name = 'ward.png') => new File([new Uint8Array(bytes)], name);

async function brought(person: Person, width = 60, alt = 'A ward', at = now) {
  return must(await bring({ personId: person.personId, bytes: await png(width), alt, now: at }));
}

async function essayOf(person: Person, source: string, cover?: string) {
  const text = { title: 'An essay', summary: '', source, ...(cover ? { coverId: cover } : {}) };
  return must(await createEssay({ ...text, authorId: person.personId, byline: person.name, now }));
}

const storedIds = async () => {
  const ids: string[] = [];
  for await (const id of imageStore().ids()) ids.push(id);
  return ids;
};

describe('a picture that is brought', () => {
  it('is kept in its store, and the form gets what shows it', async () => {
    const person = await author();
    const form = { picture: file(await png()), alt: ' A [quiet]\nward ' };
    const outcome = await act(bringImage, form, { actor: person });
    expect(outcome).toMatchObject({ leadsTo: null, changed: false, state: { status: 'done' } });
    const { data } = outcome.state;
    expect(data).toMatchObject({
      width: 60,
      height: 40,
      alt: 'A [quiet] ward',
      markdown: `![A \\[quiet\\] ward](/images/${data?.id})`,
      note: null,
    });
    const row = await db.image.findUniqueOrThrow({ where: { id: data?.id ?? '' } });
    expect(row).toMatchObject({ personId: person.personId, widths: [60] });
    const bytes = await imageStore().get({ id: row.id, width: 60 });
    expect(bytes?.byteLength).toBe(row.bytes);
  });

  it('may lead on to the list, for a form without a script', async () => {
    const form = { picture: file(await png()), alt: '', goOn: 'list' };
    const outcome = await act(bringImage, form, { actor: await author() });
    expect(outcome.leadsTo).toMatch(/^\/write\/images\?brought=[0-9a-f-]{36}$/);
  });

  it('is the same picture when the same person brings it again, also at the same moment', async () => {
    const person = await author();
    const first = await brought(person, 60, '');
    const again = await brought(person, 60, 'A ward');
    expect(again).toMatchObject({ id: first.id, alt: 'A ward' });
    expect((await getOwnPicture(person.personId, first.id))?.alt).toBe('A ward');
    const all = await Promise.all(Array.from({ length: 5 }, () => brought(person, 80)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await brought(await author(), 60)).id).not.toBe(first.id);
    expect(await db.image.count()).toBe(3);
    const rows = await db.image.findMany({ select: { id: true } });
    expect((await storedIds()).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it.each([
    ['nothing', () => undefined, 'Choose a picture.'],
    ['an empty file', () => new File([], 'a.png'), 'This file is empty.'],
    ['words', () => 'a.png', 'Choose a picture.'],
    [
      'too much',
      () => file(new Uint8Array(LARGEST_PICTURE + 1)),
      'This file is too large: a picture can have 15 MB at most.',
    ],
    [
      'a page that calls itself a picture',
      () => new File(['<script>'], 'a.png', { type: 'image/png' }),
      'This is not a picture that we can take. JPEG, PNG, WebP, GIF and AVIF are.',
    ],
  ])('is refused beside its field when it is %s, and the words stay', async (_n, make, said) => {
    const made = make();
    const form: Record<string, string | File> = {
      alt: 'A ward',
      ...(made ? { picture: made } : {}),
    };
    const { state } = await act(bringImage, form, { actor: await author() });
    expect(state).toMatchObject({
      status: 'problem',
      fields: { picture: said },
      values: { alt: 'A ward' },
    });
    expect(await db.image.count()).toBe(0);
  });

  it('is read only where a file is asked for, and only by who may bring one', async () => {
    const unread = file(await png());
    unread.arrayBuffer = () => Promise.reject(new Error('read'));
    const { state } = await act(bringImage, { picture: unread }, { actor: await makePerson() });
    expect(state.code).toBe('authors-only');
    const misplaced = await act(
      bringImage,
      { picture: file(await png()), alt: unread },
      { actor: await author() },
    );
    expect(misplaced.state.data?.alt).toBe('');
  });
});

describe('a person’s own pictures', () => {
  it('are listed page by page, the newest first, and nobody else’s', async () => {
    const person = await author();
    const other = await author();
    for (let index = 0; index < PICTURES_A_PAGE + 2; index += 1) {
      await db.image.create({
        data: {
          id: newId(),
          personId: (index === 0 ? other : person).personId,
          alt: `${index}`,
          width: 10,
          height: 10,
          widths: [10],
          bytes: 1,
          digest: `${index}`,
          createdAt: now,
        },
      });
    }
    const first = await listOwnPictures(person.personId, null);
    expect(first.pictures).toHaveLength(PICTURES_A_PAGE);
    const second = await listOwnPictures(person.personId, first.older);
    expect(second.pictures.map(({ alt }) => alt)).toEqual(['1']);
    expect(second.older).toBeNull();
    const foreign = (await listOwnPictures(other.personId, null)).pictures[0]?.id ?? '';
    expect(await getOwnPicture(person.personId, foreign)).toBeNull();
  });

  it('say where they are used: in words, as a cover, and in earlier revisions', async () => {
    const person = await author();
    const [inText, asCover, earlier, unused] = [
      await brought(person, 61),
      await brought(person, 62),
      await brought(person, 63),
      await brought(person, 64),
    ];
    const essay = await essayOf(person, `![](/images/${inText.id}) ![](/images/${earlier.id})`);
    must(
      await saveEssay({
        essayId: essay.id,
        title: 'An essay',
        summary: '',
        source: `Text ![](/images/${inText.id})`,
        coverId: asCover.id,
        now,
      }),
    );
    const { pictures } = await listOwnPictures(person.personId, null);
    const seen = (id: string) => pictures.find((picture) => picture.id === id);
    const use = { kind: 'essay', id: essay.id, title: 'An essay' };
    expect(seen(inText.id)).toMatchObject({ uses: [{ ...use, current: true }], deletable: false });
    expect(seen(asCover.id)).toMatchObject({ uses: [{ ...use, current: true }], deletable: false });
    expect(seen(earlier.id)).toMatchObject({ uses: [{ ...use, current: false }], deletable: true });
    expect(seen(unused.id)).toMatchObject({ uses: [], deletable: true, usedByOthers: false });
  });

  it('say no more than that somebody else’s text shows them', async () => {
    const [person, other] = [await author(), await author()];
    const picture = await brought(person);
    await essayOf(other, `Secret plan ![](/images/${picture.id})`);
    const { pictures } = await listOwnPictures(person.personId, null);
    expect(pictures[0]).toMatchObject({ uses: [], usedByOthers: true, deletable: false });
    expect(JSON.stringify(pictures)).not.toContain('An essay');
  });

  it('are described and deleted by who brought them', async () => {
    const [person, other] = [await author(), await author()];
    const picture = await brought(person);
    const form = { imageId: picture.id, alt: ' Another  ward ' };
    const refused = await act(describeImage, form, { actor: other });
    expect(refused.state.code).toBe('not-your-picture');
    expect((await act(describeImage, form, { actor: person })).leadsTo).toContain('done=described');
    expect((await getOwnPicture(person.personId, picture.id))?.alt).toBe('Another ward');
    expect((await act(deleteImage, form, { actor: other })).state.code).toBe('not-your-picture');
    expect((await act(deleteImage, form, { actor: person })).leadsTo).toContain('done=deleted');
    expect(await imageStore().get({ id: picture.id, width: 60 })).toBeNull();
    expect((await act(deleteImage, form, { actor: person })).state.code).toBe('not-found');
  });

  it('can not be deleted while a text shows them', async () => {
    const person = await author();
    const picture = await brought(person);
    await essayOf(person, `![](/images/${picture.id})`);
    const { state } = await act(deleteImage, { imageId: picture.id }, { actor: person });
    expect(state.code).toBe('in-use');
    expect(await imageStore().widths(picture.id)).toEqual([60]);
  });
});

describe('readers', () => {
  it('get a published essay’s pictures and its cover with room for them', async () => {
    const person = await author();
    const [cover, inside] = [await brought(person, 600), await brought(person, 500)];
    const essay = await essayOf(person, `Text\n\n![B](/images/${inside.id})`, cover.id);
    must(await publishEssay({ essayId: essay.id, byline: person.name, now }));
    const shown = await readEssay(essay.slug);
    expect(shown?.cover).toEqual({
      id: cover.id,
      alt: 'A ward',
      width: 600,
      height: 40,
      widths: [600],
    });
    expect(shown?.html).toContain(`<img src="/images/${inside.id}/500.webp"`);
    expect(shown?.html).toContain('width="500" height="40"');
  });
});

describe('what nobody uses', () => {
  const days = (count: number) => later(now, count * DAY);

  it('goes after thirty days in which no text showed it, counted anew after each use', async () => {
    const person = await author();
    const [unused, used] = [await brought(person, 61), await brought(person, 62)];
    const essay = await essayOf(person, `![](/images/${used.id})`);
    expect((await purgeImages(days(0))).pictures).toBe(0);
    expect((await purgeImages(days(29))).pictures).toBe(0);
    expect((await purgeImages(days(30))).pictures).toBe(1);
    expect(await imageStore().widths(unused.id)).toEqual([]);
    // The last text that showed it is gone.
    await db.essay.delete({ where: { id: essay.id } });
    expect((await purgeImages(days(100))).pictures).toBe(0);
    const again = await essayOf(person, `![](/images/${used.id})`);
    expect((await purgeImages(days(110))).pictures).toBe(0);
    await db.essay.delete({ where: { id: again.id } });
    expect((await purgeImages(days(135))).pictures).toBe(0);
    expect((await purgeImages(days(164))).pictures).toBe(0);
    expect((await purgeImages(days(165))).pictures).toBe(1);
  });

  it('is looked for by a job', async () => {
    expect(imageTasks.map(({ name, at }) => [name, at])).toEqual([['purge-images', '37 3 * * *']]);
    await brought(await author());
    await imageTasks[0]?.run({}, now);
    expect((await db.image.findFirstOrThrow()).unusedSince).toEqual(now);
    await runDueJobs(imageTasks, now);
  });

  it('goes with the files of a process that ended before it wrote its row, after a day', async () => {
    const person = await author();
    const kept = await brought(person);
    const lost = newId();
    await imageStore().put({ id: lost, width: 10 }, new Uint8Array([1]));
    const real = new Date();
    expect((await purgeImages(real)).leftOvers).toBe(0);
    expect((await purgeImages(later(real, 2 * DAY))).leftOvers).toBe(1);
    expect(await storedIds()).toContain(kept.id);
    expect(await storedIds()).not.toContain(lost);
  });
});
