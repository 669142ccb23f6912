import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { makeEssay, must } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { bringSources } from './bring-sources.ts';
import type { ImportOrder } from './import-files.ts';
import { runReport } from './run-report.ts';

// The numbers of other people's blogs and forums, as docs/importing.md explains them.

const { db, empty } = testDatabase();
const corpora = process.env.CORPORA_DIR ?? '../shared/corpora';
const work = mkdtempSync(join(tmpdir(), 'off-call-corpora-'));
afterAll(() => rmSync(work, { recursive: true }));
beforeEach(empty);

// Whole blogs, twice: seconds on a machine that is free, a minute on one that is not (ms).
vi.setConfig({ testTimeout: 180_000 });

const order: ImportOrder = {
  essay: null,
  consent: 'granted',
  dryRun: false,
  replace: false,
  publish: true,
  now: new Date('2026-11-22T16:00:00Z'),
  say: () => {},
};

const bring = async (paths: string[], more: Partial<ImportOrder> = {}) => {
  const named = paths.map((path) => ({ name: path, at: path }));
  return must(await bringSources(named, work, { ...order, ...more }));
};

if (existsSync(join(corpora, 'jekyll'))) {
  // The corpora may have several names for one file where they are kept once on a disk.
  const copied = (name: string) => {
    const to = join(work, name);
    cpSync(join(corpora, 'jekyll', name), to, { recursive: true });
    return to;
  };

  it.each([
    ['jekyll-docs', { essays: 51, pages: 23, addresses: 105, leftOut: 0 }],
    ['digital-garden-notes', { essays: 0, pages: 8, addresses: 0, leftOut: 0 }],
  ])('brings %s in whole, and adds nothing the second time', async (name, counts) => {
    const folder = copied(name);
    const report = runReport(await bring([folder]));
    expect({
      essays: report.essays.added,
      pages: report.pages.added,
      addresses: report.addresses,
      leftOut: report.leftOut.length,
    }).toEqual(counts);
    expect(report.essays.published + report.pages.published).toBe(counts.essays + counts.pages);
    const again = runReport(await bring([folder]));
    expect([again.essays.known, again.pages.known]).toEqual([counts.essays, counts.pages]);
    expect(again.addresses).toBe(0);
    expect(await db.essay.count()).toBe(counts.essays);
  });
}

if (existsSync(join(corpora, 'threads'))) {
  it('brings the test data of WordPress in, with its comments, and adds nothing the second time', async () => {
    const file = join(corpora, 'threads', 'themeunittestdata.wordpress.xml');
    const report = runReport(await bring([file]));
    const { essays, pages, comments, addresses } = report;
    expect([essays.added, essays.published, pages.added, addresses]).toEqual([50, 47, 20, 49]);
    expect(comments).toMatchObject({ added: 20, writers: 12, discussions: 2 });
    expect(report.leftOut.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^1 comment on “Template: Password Protected/),
      'the post “Edge Case: No Content” (1 comment with it)',
      expect.stringMatching(/^the page “/),
      '38 files that were attached',
      '70 entries of menus',
    ]);
    const again = runReport(await bring([file]));
    expect([again.essays.known, again.pages.known]).toEqual([50, 20]);
    expect(again.comments).toMatchObject({ added: 0, known: 20 });
  });

  it('brings a small export of Disqus in where it finds the essays, and says where not', async () => {
    const file = join(corpora, 'threads', 'isso-disqus.xml');
    expect(await bringSources([{ name: file, at: file }], work, order)).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/--essay/) },
    });
    await makeEssay({ title: 'Hello world' });
    await makeEssay({ title: 'Redacted' });
    const report = runReport(await bring([file]));
    expect(report.comments).toMatchObject({ added: 4, writers: 3, discussions: 2 });
    expect(report.items.map(({ address }) => address)).toEqual([
      '/essays/hello-world',
      '/essays/redacted',
    ]);
    expect(report.leftOut).toEqual([
      { what: '1 comment', why: 'the page they belong to is not in the file.' },
    ]);
    expect(runReport(await bring([file])).comments).toMatchObject({ added: 0, known: 4 });
  });

  it.each([
    ['discourse-52-posts.json', 51],
    ['discourse-94-posts.json', 93],
    ['discourse-340-posts.json', 337],
  ])('brings %s in from pages in several files, in any order', async (name, posts) => {
    const whole = JSON.parse(readFileSync(join(corpora, 'threads', name), 'utf8'));
    const pages = pagesOf(whole, 50).map((page, index) => {
      const path = join(work, `${name}-${index}.json`);
      writeFileSync(path, JSON.stringify(page));
      return path;
    });
    const essay = await makeEssay({ title: 'Anything' });
    const [alone] = await bring([join(corpora, 'threads', name)], {
      essay: essay.slug,
      dryRun: true,
    });
    const [report] = await bring(pages.reverse(), { essay: essay.slug });
    if (alone?.kind !== 'discussion' || report?.kind !== 'discussion') throw new Error('none');
    expect(report.added).toBe(alone.added);
    expect(report.added).toBe(posts);
  });

  /** A topic as Discourse gives it page by page, each page with the last posts of the one before. */
  function pagesOf(topic: { post_stream: { posts: object[] } }, size: number): object[] {
    const { posts } = topic.post_stream;
    const starts = Array.from({ length: Math.ceil(posts.length / size) }, (_, i) => i * size);
    return starts.map((start) => ({
      ...topic,
      post_stream: {
        ...topic.post_stream,
        posts: posts.slice(Math.max(0, start - 5), start + size),
      },
    }));
  }
}
