import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { type Action, definitions } from '#lib/platform/action.ts';
import { databasePool, db } from '#lib/platform/db.ts';
import { ACTOR_KINDS, type Actor, type ActorKind, VISITOR } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import { type Reason, reasons } from '#lib/policy/reasons.ts';
import { type Permission, table } from '#lib/policy/table.ts';
import { act } from './act.ts';
import { makeComment, makeEssay, makePerson } from './factories.ts';

// Every door of the site, found by reading the folders and not by a list: one that the factory did
// not make, a right that nothing asks for, and an act that somebody may do who must not, all fail.

const lib = join(import.meta.dirname, '..');
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)actions\.ts$/.test(file),
);

type World = {
  essay: string;
  draft: string;
  deletedDraft: string;
  comment: string;
  hidden: string;
  heldImport: string;
  held: string;
  page: string;
  /** Hides `hidden`. */
  decision: string;
  appeal: string;
  thread: string;
  persona: string;
  reviewLink: string;
  /** A case that waits, about `comment`. */
  waiting: string;
  picture: string;
  /** Files that somebody brought. */
  run: string;
  series: string;
};

const WHY = 'It names a patient by age and town.';
const BURDEN = { rule: 'patient-privacy', explanation: WHY };
const REVERSAL = { explanation: 'The patient cannot be recognised after all.' };

/** What each action is sent: complete, so that only the policy stands in its way. */
const forms: Record<string, (world: World) => Record<string, string | File | File[]>> = {
  requestCode: () => ({ email: 'somebody@example.org', next: '/' }),
  redeemCode: () => ({ code: '12345678', next: '/' }),
  askToConfirm: () => ({ next: '/moderation' }),
  confirmSession: () => ({ code: '12345678', next: '/moderation' }),
  signOut: () => ({}),
  endOtherSessions: () => ({}),
  deleteAccount: () => ({ word: 'delete' }),
  chooseReplyMails: () => ({ wanted: 'yes' }),
  stopReplyMails: () => ({ token: 'nobody.nothing' }),
  chooseDisplayName: () => ({ name: 'Another Name' }),
  postComment: ({ essay }) => ({ essayId: essay, body: 'Text.', postKey: newId() }),
  editComment: ({ comment }) => ({ commentId: comment, body: 'Other text.' }),
  deleteComment: ({ comment }) => ({ commentId: comment }),
  reactToComment: ({ comment }) => ({ commentId: comment, kind: 'helpful', wanted: 'yes' }),
  noteVisit: ({ essay }) => ({ essayId: essay, number: '1' }),
  previewComment: () => ({ body: 'Text.' }),
  hideComment: ({ comment }) => ({ commentId: comment, ...BURDEN }),
  restoreComment: ({ hidden }) => ({ commentId: hidden, ...REVERSAL }),
  holdComment: ({ comment }) => ({ commentId: comment, ...BURDEN }),
  releaseComment: ({ held }) => ({ commentId: held }),
  editOut: ({ comment }) => ({
    commentId: comment,
    spans: '[{"start":0,"end":1}]',
    body: 'A comment.',
    ...BURDEN,
  }),
  putBack: ({ comment }) => ({ commentId: comment, ...REVERSAL }),
  lockBranch: ({ comment }) => ({ commentId: comment, ...BURDEN }),
  unlockBranch: ({ comment }) => ({ commentId: comment, ...REVERSAL }),
  lockThread: ({ thread }) => ({ threadId: thread, ...BURDEN }),
  unlockThread: ({ thread }) => ({ threadId: thread, ...REVERSAL }),
  slowThread: ({ thread }) => ({ threadId: thread, seconds: '60', ...BURDEN }),
  unslowThread: ({ thread }) => ({ threadId: thread, ...REVERSAL }),
  hideEssay: ({ essay }) => ({ essayId: essay, ...BURDEN }),
  restoreEssay: ({ essay }) => ({ essayId: essay, ...REVERSAL }),
  hideName: ({ persona }) => ({ personaId: persona, ...BURDEN }),
  restoreName: ({ persona }) => ({ personaId: persona, ...REVERSAL }),
  warnPersona: ({ persona }) => ({ personaId: persona, ...BURDEN }),
  unwarnPersona: ({ persona }) => ({ personaId: persona, ...REVERSAL }),
  suspendPersona: ({ persona }) => ({ personaId: persona, days: '7', ...BURDEN }),
  unsuspendPersona: ({ persona }) => ({ personaId: persona, ...REVERSAL }),
  keepCase: ({ waiting }) => ({ caseId: waiting }),
  undoDecision: ({ decision }) => ({ decisionId: decision }),
  undoMany: ({ decision }) => ({ decisionIds: decision }),
  claimCase: ({ waiting }) => ({ caseId: waiting }),
  releaseCase: ({ waiting }) => ({ caseId: waiting }),
  noteOnCase: ({ waiting }) => ({ caseId: waiting, text: 'A note.' }),
  decideMany: ({ waiting }) => ({ act: 'keep', case1: waiting }),
  takeBack: ({ decision }) => ({ decisionId: decision, ...REVERSAL }),
  lookAtSealed: ({ decision }) => ({ decisionId: decision, reason: WHY }),
  revealPersona: ({ persona }) => ({ personaId: persona, reason: WHY }),
  addWordRule: () => ({ phrase: 'buy now', action: 'hold', note: 'Advertising.' }),
  endWordRule: () => ({ ruleId: newId() }),
  tryWordRule: () => ({ phrase: 'buy now' }),
  releaseImport: ({ heldImport }) => ({ importId: heldImport }),
  makeReport: ({ comment }) => ({ item: 'comment', id: comment, reason: 'hate' }),
  sendNotice: ({ hidden }) => ({
    item: 'comment',
    id: hidden,
    reason: 'unlawful',
    why: 'It prints a letter that I wrote.',
    name: 'Ann',
    email: 'ann@example.org',
    goodFaith: 'yes',
  }),
  makeAppeal: ({ decision }) => ({
    decisionId: decision,
    text: 'Nobody can be recognised by what it says.',
  }),
  decideAppeal: ({ appeal }) => ({
    appealId: appeal,
    outcome: 'upheld',
    explanation: 'The ward and the week are enough.',
  }),
  seeNotices: ({ decision }) => ({ newest: decision, oldest: decision }),
  createEssay: () => ({ title: 'Title', summary: '', source: 'Text.' }),
  beginEssay: () => ({ essayId: newId(), title: '', summary: '', source: 'Text.' }),
  autosaveEssay: ({ essay }) => ({ essayId: essay, version: '1', title: '', source: 'Text.' }),
  restoreRevision: ({ essay }) => ({ essayId: essay, number: '1' }),
  duplicateEssay: ({ essay }) => ({ essayId: essay }),
  deleteEssay: ({ draft }) => ({ essayId: draft }),
  undeleteEssay: ({ deletedDraft }) => ({ essayId: deletedDraft }),
  saveEssay: ({ essay }) => ({ essayId: essay, title: 'Title', summary: '', source: 'Text.' }),
  publishEssay: ({ essay }) => ({ essayId: essay, title: 'Title', summary: '', source: 'Text.' }),
  takeBackEssay: ({ essay }) => ({ essayId: essay }),
  publishNow: ({ essay }) => ({ essayId: essay, correction: 'The second figure was wrong.' }),
  scheduleEssay: ({ essay }) => ({
    essayId: essay,
    at: `${new Date().getUTCFullYear() + 1}-06-01T08:00`,
    zone: 'Europe/London',
  }),
  unscheduleEssay: ({ essay }) => ({ essayId: essay }),
  addCorrection: ({ essay }) => ({ essayId: essay, note: 'The second figure was wrong.' }),
  moveEssay: ({ essay }) => ({ essayId: essay, slug: 'another-address' }),
  makeReviewLink: ({ essay }) => ({ essayId: essay, label: 'For Ann' }),
  revokeReviewLink: ({ reviewLink }) => ({ linkId: reviewLink }),
  saveForLater: ({ essay }) => ({ essayId: essay }),
  letGoEssay: ({ essay }) => ({ essayId: essay }),
  previewEssay: () => ({ title: 'Title', summary: '', source: 'Text.' }),
  createGuidePage: () => ({ title: 'Title', permalink: 'another-page', source: 'Text.' }),
  autosaveGuidePage: ({ page }) => ({ pageId: page, version: '1', title: '', source: 'Text.' }),
  saveGuidePage: ({ page }) => ({ pageId: page, title: 'Title', permalink: 'a-page' }),
  publishGuidePage: ({ page }) => ({ pageId: page, title: 'Title', permalink: 'a-page' }),
  restorePageRevision: ({ page }) => ({ pageId: page, number: '1' }),
  previewGuidePage: () => ({ title: 'Title', source: 'Text.' }),
  takeBackGuidePage: ({ page }) => ({ pageId: page }),
  bringImage: () => ({ picture: new File(['x'], 'a.png'), alt: 'A ward.' }),
  describeImage: ({ picture }) => ({ imageId: picture, alt: 'A ward.' }),
  deleteImage: ({ picture }) => ({ imageId: picture }),
  bringFiles: () => ({ files: [new File(['x'], 'a.txt')], consent: 'unknown' }),
  beginImport: ({ run }) => ({ runId: run }),
  deleteImport: ({ run }) => ({ runId: run }),
  createSeries: () => ({ title: 'A series', summary: '' }),
  saveSeries: ({ series }) => ({ seriesId: series, title: 'Another title', summary: '' }),
  addToSeries: ({ series, essay }) => ({ seriesId: series, essayId: essay }),
  moveInSeries: ({ series, essay }) => ({ seriesId: series, essayId: essay, step: 'up' }),
  removeFromSeries: ({ series, essay }) => ({ seriesId: series, essayId: essay }),
  deleteSeries: ({ series }) => ({ seriesId: series }),
};

type Found = { file: string; name: string; action: Action<unknown> };

async function findActions(): Promise<Found[]> {
  const found: Found[] = [];
  for (const file of files) {
    const module: Record<string, Action<unknown>> = await import(join(lib, file));
    for (const [name, action] of Object.entries(module)) found.push({ file, name, action });
  }
  return found;
}

const found = await findActions();

const definitionOf = (action: Action<unknown>) => {
  const definition = definitions.get(action);
  if (!definition) throw new Error('not made by defineAction');
  return definition as unknown as {
    permission: Permission;
    subject?: (input: unknown) => Promise<never>;
    input: { parse(form: unknown): unknown };
    instead?: object;
  };
};

describe('every server action', () => {
  it('is made by the factory', () => {
    expect(found.length).toBeGreaterThan(0);
    for (const { file, name, action } of found) {
      expect(definitions.has(action), `${file}: ${name}`).toBe(true);
    }
  });

  it('is tested here', () => {
    expect(Object.keys(forms).sort()).toEqual(found.map(({ name }) => name).sort());
  });

  it('stands in a file whose first line says so, and nowhere else', () => {
    const sources = ['app', 'components', 'lib'].flatMap((folder) =>
      readdirSync(join(lib, '..', folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !/generated|\.test\./.test(file))
        .map((file) => join(folder, file)),
    );
    for (const file of sources) {
      const text = readFileSync(join(lib, '..', file), 'utf8');
      const lines = text.split('\n');
      const directive = lines.findIndex((line) => /^\s*['"]use server['"]/.test(line));
      const isActions = /lib\/[^/]+\/actions\.ts$/.test(file);
      expect(directive, file).toBe(isActions ? 0 : -1);
      // At the top of a file it would make every export callable from a browser.
      expect(/^['"]use cache['"]/m.test(text), file).toBe(false);
    }
  });

  it('uses every right of the table, or a page does', () => {
    const pages = ['app', 'lib'].flatMap((folder) =>
      readdirSync(join(lib, '..', folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|generated|lib\/policy/.test(file))
        .map((file) => readFileSync(join(lib, '..', folder, file), 'utf8')),
    );
    const used = Object.keys(table).filter((permission) =>
      pages.some(
        (text) =>
          text.includes(`'${permission}'`) && !text.includes('satisfies Record<string, Row>'),
      ),
    );
    expect(used.sort()).toEqual(Object.keys(table).sort());
  });
});

describe('an action that somebody may not do', () => {
  let world: World;
  const actors = new Map<ActorKind, Actor>([['visitor', VISITOR]]);

  beforeAll(async () => {
    const writer = await makePerson({ name: 'Writer' });
    const owner = await makePerson({ name: 'Owner', roles: ['author'] });
    const essay = await makeEssay({ author: owner });
    const comment = await makeComment({ essayId: essay.id, by: writer });
    const hidden = await makeComment({ essayId: essay.id, by: writer });
    const held = await makeComment({ essayId: essay.id, by: writer });
    const draft = await makeEssay({ author: owner, draft: true });
    const deletedDraft = await makeEssay({ author: owner, draft: true });
    const pool = databasePool();
    await pool.query('UPDATE essay SET deleted_at = now() WHERE id = $1', [deletedDraft.id]);
    const page = newId();
    const heldImport = newId();
    const decision = newId();
    await pool.query(
      `INSERT INTO decision (id, kind, comment_id, rule, explanation, decided_at, decided_by_role)
       VALUES ($1, 'hide', $2, 'hate', 'For a test.', now(), 'moderator')`,
      [decision, hidden.id],
    );
    await pool.query('UPDATE comment SET hidden_by_id = $1 WHERE id = $2', [decision, hidden.id]);
    await pool.query(
      `INSERT INTO import (id, format, source, title, thread_id, consent, imported_at)
       VALUES ($1, 'plain-text', 'test', 'Test', $2, 'unknown', now())`,
      [heldImport, essay.threadId],
    );
    await pool.query('UPDATE comment SET held_at = now(), import_id = $1 WHERE id = $2', [
      heldImport,
      held.id,
    ]);
    await pool.query(
      `INSERT INTO guide_page (id, permalink, latest_revision, created_at)
       VALUES ($1, 'a-page', 1, now())`,
      [page],
    );
    const appeal = newId();
    await pool.query(
      `INSERT INTO appeal (id, decision_id, text, made_at) VALUES ($1, $2, 'For a test.', now())`,
      [appeal, decision],
    );
    const reviewLink = newId();
    await db.reviewLink.create({
      data: { id: reviewLink, essayId: essay.id, label: 'For Ann', createdAt: new Date() },
    });
    const waiting = newId();
    await pool.query(
      `INSERT INTO moderation_case (id, origin, comment_id, open_key, priority, reason, opened_at)
       VALUES ($1, 'report', $2, $3, 1, 'hate', now())`,
      [waiting, comment.id, `comment:${comment.id}`],
    );
    const picture = newId();
    await pool.query(
      `INSERT INTO image (id, person_id, alt, width, height, widths, bytes, digest, created_at)
       VALUES ($1, $2, '', 10, 10, '{10}', 1, 'digest', now())`,
      [picture, owner.personId],
    );
    const series = newId();
    await pool.query(
      `INSERT INTO series (id, slug, title, summary, author_id, created_at, updated_at)
       VALUES ($1, 'a-series', 'A series', '', $2, now(), now())`,
      [series, owner.personId],
    );
    const run = newId();
    await db.importRun.create({
      data: {
        id: run,
        personId: owner.personId,
        files: [],
        state: 'ready',
        consent: 'unknown',
        createdAt: new Date(),
      },
    });
    const { personaId } = await db.comment.findUniqueOrThrow({ where: { id: comment.id } });
    world = {
      thread: essay.threadId,
      persona: personaId,
      reviewLink,
      waiting,
      decision,
      appeal,
      essay: essay.id,
      draft: draft.id,
      deletedDraft: deletedDraft.id,
      comment: comment.id,
      hidden: hidden.id,
      held: held.id,
      heldImport,
      page,
      picture,
      run,
      series,
    };

    const now = new Date();
    actors.set('newcomer', await makePerson({ createdAt: later(now, -1000) }));
    actors.set('member', await makePerson());
    actors.set('author', await makePerson({ roles: ['author'] }));
    actors.set('moderator', await makePerson({ roles: ['moderator'] }));
    actors.set('admin', await makePerson({ roles: ['admin'] }));
    actors.set('suspended', await makePerson({ suspended: true, createdAt: later(now, -9 * DAY) }));
  });

  for (const { name, action } of found) {
    it.each(ACTOR_KINDS)(`${name}: %s`, async (kind) => {
      const actor = actors.get(kind) ?? VISITOR;
      const definition = definitionOf(action);
      const form = forms[name]?.(world) ?? {};
      const input = definition.input.parse(form);
      const subject = definition.subject ? await definition.subject(input) : null;
      const answer = can(actor, definition.permission, subject as never, new Date());
      if (answer.allowed) return;

      const before = await fingerprint();
      const outcome = await act(
        action,
        { ...form, personId: 'somebody', role: 'admin' },
        { actor },
      );
      if (answer.reason === 'sign-in-first' && definition.instead) {
        // A visitor's comment is kept for them; nothing that others see changes.
        expect(outcome.leadsTo).toMatch(/^\/sign-in\?next=/);
        expect(outcome).toMatchObject({ touched: [], changed: false });
        return;
      }
      expect(outcome.state).toMatchObject({ status: 'problem', code: answer.reason });
      expect(outcome.state.message).toBe(reasons[answer.reason as Reason]);
      expect(outcome.leadsTo).toBeNull();
      expect(outcome).toMatchObject({ touched: [], changed: false });
      expect(await fingerprint()).toEqual(before);
    });
  }
});

/** The content of every table but the limits' own, and the jobs, as one hash a table. */
async function fingerprint(): Promise<Record<string, string>> {
  const pool = databasePool();
  const { rows } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'rate_limit')`,
  );
  rows.push({ name: 'graphile_worker._private_jobs' });
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: hashed } = await pool.query<{ hash: string }>(
      `SELECT coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS hash FROM ${name} t`,
    );
    hashes[name] = hashed[0]?.hash ?? '';
  }
  return hashes;
}
