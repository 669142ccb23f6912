import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { later, MINUTE } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import { makeEssay, makePerson } from '#lib/testing/factories.ts';
import { testDatabase } from '#lib/testing/test-database.ts';
import { autosaveEssay } from './autosave-essay.ts';
import { publishEssay } from './publish-essay.ts';
import { restoreRevision } from './restore-revision.ts';
import { saveEssay } from './save-essay.ts';

const { empty } = testDatabase();
const start = new Date('2026-11-22T05:48:00Z');

/** Sequences that are tried: each is some thirty statements. */
const RUNS = 12;

beforeEach(empty);

/** What can happen to an essay; each tab sends the version that it has seen last. */
const ACTS = ['type', 'save', 'look', 'publish', 'restore', 'import'] as const;

type Step = { act: (typeof ACTS)[number]; tab: number; minutes: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom(...ACTS),
    tab: fc.integer({ min: 0, max: 1 }),
    minutes: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 14 },
);

async function readAll(essayId: string) {
  const where = { essayId };
  const essay = await db.essay.findUniqueOrThrow({ where: { id: essayId } });
  const copy = await db.workingCopy.findUniqueOrThrow({ where });
  const revisions = await db.essayRevision.findMany({ where, orderBy: { number: 'asc' } });
  return { essay, copy, revisions, sources: revisions.map(({ source }) => source) };
}

type State = Awaited<ReturnType<typeof readAll>>;

/** Does one thing, and gives the version that its tab has seen then. */
async function perform(
  { act }: Step,
  order: { essayId: string; version: number; personId: string; source: string; now: Date },
  current: number,
): Promise<number> {
  const { essayId, version, personId, source, now } = order;
  const text = { title: 'Title', summary: '', source };
  switch (act) {
    case 'type': {
      const typed = await autosaveEssay({ essayId, version, text, personId, now });
      return typed.ok && typed.value.outcome === 'taken' ? typed.value.copy.version : version;
    }
    case 'save': {
      const saved = await saveEssay({ essayId, version, ...text, personId, now });
      return saved.ok ? saved.value.version : version;
    }
    case 'look':
      return current;
    case 'publish':
      await publishEssay({ essayId, byline: 'Ann', now });
      return version;
    case 'import':
      await saveEssay({ essayId, ...text, now });
      return version;
    case 'restore':
      await restoreRevision({ essayId, number: 1, personId, now });
      return version;
  }
}

function expectNothingLost(before: State, after: State, wasSeen: boolean): void {
  if (after.copy.version !== before.copy.version && !wasSeen) {
    expect(after.sources).toContain(before.copy.source);
  }
  // No revision is ever changed or lost, and they are numbered without a gap.
  expect(after.sources.slice(0, before.sources.length)).toEqual(before.sources);
  expect(after.revisions.map(({ number }) => number)).toEqual(
    after.revisions.map((_, position) => position + 1),
  );
  expect(after.essay.latestRevision).toBe(after.revisions.length);
  if (after.copy.keptAs === null) return;
  expect(after.copy.keptAs).toBe(after.essay.latestRevision);
  expect(after.sources.at(-1)).toBe(after.copy.source);
}

it('loses nothing that was not seen, whatever two tabs, an import and the author do', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const author = await makePerson({ roles: ['author'] });
      const essay = await makeEssay({ author, draft: true, source: 'Begun.', now: start });
      const seen = [1, 1];
      let now = start;
      let before = await readAll(essay.id);
      for (const [index, step] of all.entries()) {
        now = later(now, step.minutes * MINUTE);
        const version = seen[step.tab] ?? 1;
        const source = `Text ${index} of ${step.tab}.`;
        const order = { essayId: essay.id, version, personId: author.personId, source, now };
        seen[step.tab] = await perform(step, order, before.copy.version);
        const after = await readAll(essay.id);
        const names = step.act === 'type' || step.act === 'save';
        expectNothingLost(before, after, names && version === before.copy.version);
        before = after;
      }
    }),
    { numRuns: RUNS },
  );
});
