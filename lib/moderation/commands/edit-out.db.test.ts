import { beforeEach, describe, expect, it } from 'vitest';
import { deleteComment } from '#lib/comments/commands/delete-comment.ts';
import { editComment } from '#lib/comments/commands/edit-comment.ts';
import { readCommentHistory } from '#lib/comments/queries/comment-pages.ts';
import { newId } from '#lib/kernel/ids.ts';
import type { Result } from '#lib/kernel/result.ts';
import { DAY, later, SECOND } from '#lib/kernel/time.ts';
import { databasePool } from '#lib/platform/db.ts';
import { APPEAL_WINDOW } from '#lib/policy/predicates.ts';
import { makePerson, must } from '#lib/testing/factories.ts';
import { DECIDED, type Moderated, makeModerated, stateOf } from '#lib/testing/moderated-world.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { editOut } from './edit-out.ts';
import { lookAtSealed } from './look-at-sealed.ts';
import { purgeSealedTexts } from './purge-sealed-texts.ts';
import { putBack } from './put-back.ts';
import { revealPersona } from './reveal-persona.ts';
import { takeBackDecision } from './reverse-decision.ts';

// A black-out: nothing of the words is left anywhere that somebody reads, all of it can be put back
// while it is kept, and each look at it stays on record.

const { db, empty } = testDatabase();
beforeEach(empty);

const TEXT = 'Mrs Example, 84, was on ward 7.';
const EARLIER = 'Mrs Example of ward 7.';
const AFTER = 'Mrs [removed: patient details], 84, was on ward 7.';
const WHY = 'With the name the family would know.';
const SPANS = [{ start: 4, end: 11 }];
const LATER = later(DECIDED, SECOND);

const codeOf = (result: Result<unknown>) => (result.ok ? null : result.problem.code);
const edit = (world: Moderated, body: string, now = DECIDED) =>
  editComment({ commentId: world.comment.id, body, newcomer: false, now });
const blackOut = (world: Moderated, more: object = {}) =>
  editOut({
    commentId: world.comment.id,
    spans: SPANS,
    rule: 'patient-privacy',
    explanation: WHY,
    by: world.by,
    now: DECIDED,
    ...more,
  });
const back = ({ comment, by }: Moderated) =>
  putBack({ commentId: comment.id, explanation: WHY, by, now: LATER });

/** A comment that was edited once before. */
async function makeEdited(): Promise<Moderated> {
  const world = await makeModerated();
  must(await edit(world, EARLIER, later(DECIDED, -2 * SECOND)));
  must(await edit(world, TEXT, later(DECIDED, -SECOND)));
  return world;
}

describe('blacking something out', () => {
  it('leaves nothing of it in any row that is not sealed, nor in the history', async () => {
    const world = await makeEdited();
    const { decisionId } = must(await blackOut(world));
    const pool = databasePool();
    const { rows: tables } = await pool.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const { rows } = await pool.query(`SELECT FROM ${name} t WHERE t::text LIKE '%Mrs Example%'`);
      expect(rows, name).toEqual([]);
    }
    const { sealed } = await db.sealedText.findUniqueOrThrow({ where: { decisionId } });
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Mrs');
    const history = await readCommentHistory(world.comment.id);
    expect(history?.versions.map(({ html }) => html)).toEqual([`<p>${AFTER}</p>`]);
  });

  it('is refused for another text than the one that was marked', async () => {
    const world = await makeModerated();
    const body = 'Mrs Other, 84, was on ward 7.';
    expect(codeOf(await blackOut(world, { body }))).toBe('edited-since');
    expect(codeOf(await blackOut(world, { spans: [{ start: 4, end: 400 }] }))).toBe('spans');
    expect(await db.decision.count()).toBe(0);
    must(await blackOut(world, { body: TEXT }));
  });

  it('and an edit at the same time lose nothing: one comes before, or is refused', async () => {
    for (let round = 0; round < 10; round += 1) {
      const world = await makeModerated();
      const rewritten = `${TEXT} And she told me so.`;
      const [out, edited] = await Promise.all([
        blackOut(world, { body: TEXT }),
        edit(world, rewritten, later(DECIDED, -DAY)),
      ]);
      const { body } = await db.comment.findUniqueOrThrow({ where: { id: world.comment.id } });
      if (out.ok) {
        expect(codeOf(edited)).toBe('blacked-out');
        expect(body).toBe(AFTER);
      } else {
        expect([codeOf(out), codeOf(edited)]).toEqual(['edited-since', null]);
        expect(body).toBe(rewritten);
      }
    }
  });

  it('stays after the writer’s next edit, which a form from before cannot bring back', async () => {
    const world = await makeModerated();
    must(await blackOut(world));
    expect(codeOf(await edit(world, TEXT))).toBe('blacked-out');
    must(await edit(world, `${AFTER} So it goes.`));
    const state = await stateOf(world);
    expect(codeOf(await back(world))).toBe('edited-since');
    expect(await stateOf(world)).toEqual(state);
  });

  it('is forgotten with the comment when its writer deletes it', async () => {
    const world = await makeModerated();
    must(await blackOut(world));
    must(await deleteComment({ commentId: world.comment.id, now: LATER }));
    expect(await db.sealedText.count()).toBe(0);
  });
});

describe('putting a text back', () => {
  it('brings its versions back, one black-out after the other', async () => {
    const world = await makeEdited();
    const before = await stateOf(world);
    const first = must(await blackOut(world));
    const once = await stateOf(world);
    must(await blackOut(world, { spans: [{ start: 32, end: 34 }], now: LATER }));
    const late = { decisionId: first.decisionId, explanation: WHY, by: world.by, now: LATER };
    expect(codeOf(await takeBackDecision(late))).toBe('not-standing');
    must(await back(world));
    expect(await stateOf(world)).toEqual(once);
    must(await back(world));
    expect(await stateOf(world)).toEqual(before);
    expect(codeOf(await back(world))).toBe('not-blacked-out');
  });

  it('is refused when the sealed text was changed, and changes nothing', async () => {
    const world = await makeModerated();
    const { decisionId } = must(await blackOut(world));
    const { sealed } = await db.sealedText.findUniqueOrThrow({ where: { decisionId } });
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    await db.sealedText.update({ where: { decisionId }, data: { sealed } });
    const state = await stateOf(world);
    expect(codeOf(await back(world))).toBe('sealed-for-good');
    expect(await stateOf(world)).toEqual(state);
    expect(await db.decision.count()).toBe(1);
  });
});

describe('a sealed text', () => {
  const PURGE = later(DECIDED, APPEAL_WINDOW);

  it('is purged when the decision can’t be appealed any more, and then it can’t be put back', async () => {
    const world = await makeModerated();
    must(await blackOut(world));
    expect(await purgeSealedTexts(later(PURGE, -1))).toBe(0);
    expect(await purgeSealedTexts(PURGE)).toBe(1);
    expect(codeOf(await back(world))).toBe('purged');
  });

  it('is kept longer while an appeal is open', async () => {
    const world = await makeModerated();
    const { decisionId } = must(await blackOut(world));
    const id = newId();
    await db.appeal.create({ data: { id, decisionId, text: 'No.', madeAt: PURGE } });
    expect(await purgeSealedTexts(later(PURGE, 9 * DAY))).toBe(0);
    await db.appeal.update({ where: { id }, data: { outcome: 'upheld', decidedAt: PURGE } });
    expect(await purgeSealedTexts(later(PURGE, 9 * DAY))).toBe(1);
  });

  it('is shown to a moderator with a reason, and each look is on record', async () => {
    const world = await makeEdited();
    const { decisionId } = must(await blackOut(world));
    const look = { decisionId, reason: WHY, by: world.by, now: LATER };
    const texts = must(await lookAtSealed(look));
    expect(texts).toEqual({ text: TEXT, earlier: [TEXT, EARLIER] });
    expect(await db.disclosure.findMany()).toMatchObject([
      { kind: 'sealed_text', decisionId, byId: world.by.id, reason: WHY, at: LATER },
    ]);
    await db.sealedText.deleteMany();
    expect(codeOf(await lookAtSealed(look))).toBe('purged');
    expect(await db.disclosure.count()).toBe(1);
  });
});

describe('revealing whose a persona is', () => {
  it('is written down, and told to the person and nobody else', async () => {
    const { personaId, writer } = await makeModerated();
    const admin = await makePerson({ roles: ['admin'] });
    const by = { id: admin.personId, role: 'admin' } as const;
    const revealed = must(await revealPersona({ personaId, reason: WHY, by, now: DECIDED }));
    expect(revealed).toEqual({ name: writer.name, email: expect.stringContaining('@example.org') });
    const [disclosure, ...more] = await db.disclosure.findMany();
    expect(more).toEqual([]);
    expect(disclosure).toMatchObject({ kind: 'reveal', personaId, byRole: 'admin', reason: WHY });
    expect(await db.notice.findMany()).toMatchObject([
      { personId: writer.personId, kind: 'reveal', disclosureId: disclosure?.id },
    ]);
  });

  it('says that nobody can sign in as an imported persona', async () => {
    const { essay, by } = await makeModerated();
    const personaId = newId();
    const persona = { id: personaId, threadId: essay.threadId, name: 'Ann', createdAt: DECIDED };
    await db.persona.create({ data: { ...persona, kind: 'imported' } });
    const reveal = { personaId, reason: WHY, by, now: DECIDED };
    expect(codeOf(await revealPersona(reveal))).toBe('no-account');
    expect(codeOf(await revealPersona({ ...reveal, personaId: newId() }))).toBe('not-found');
    expect([await db.disclosure.count(), await db.notice.count()]).toEqual([0, 0]);
  });
});
