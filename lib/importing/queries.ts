import 'server-only';
import { isId } from '#lib/kernel/ids.ts';
import { later } from '#lib/kernel/time.ts';
import { db } from '#lib/platform/db.ts';
import type { ImportRunSubject } from '#lib/policy/predicates.ts';
import { RUN_KEPT } from './rules.ts';
import type { RunLine, RunReport, RunView } from './views.ts';

/** Whose files a run is of; null when there is none. */
export async function getRunSubject(runId: string): Promise<ImportRunSubject | null> {
  if (!isId(runId)) return null;
  return db.importRun.findUnique({ where: { id: runId }, select: { personId: true } });
}

/** A person's runs, newest first. */
export async function listRuns(personId: string): Promise<RunLine[]> {
  const runs = await db.importRun.findMany({
    where: { personId },
    orderBy: { id: 'desc' },
    select: { id: true, state: true, files: true, createdAt: true },
  });
  return runs.map(({ createdAt, files, ...run }) => ({
    ...run,
    files: files as RunLine['files'],
    broughtAt: createdAt.toISOString(),
  }));
}

/** A run as its own page shows it; null when there is none. */
export async function getRun(runId: string): Promise<RunView | null> {
  if (!isId(runId)) return null;
  const run = await db.importRun.findUnique({ where: { id: runId } });
  if (!run) return null;
  const report = run.report as RunReport | { refusal: string } | null;
  return {
    id: run.id,
    state: run.state,
    files: run.files as RunLine['files'],
    broughtAt: run.createdAt.toISOString(),
    consent: run.consent,
    publish: run.publish,
    replace: run.replace,
    done: run.done,
    report: report && !('refusal' in report) ? report : null,
    refusal: report && 'refusal' in report ? onPage(report.refusal) : null,
    goesAt: later(run.createdAt, RUN_KEPT).toISOString(),
  };
}

/** An author's published essays, which comments may join. */
export async function listJoinable(personId: string): Promise<{ slug: string; title: string }[]> {
  return db.$queryRaw<{ slug: string; title: string }[]>`
    SELECT e.slug, r.title FROM essay e
    JOIN essay_revision r ON r.essay_id = e.id AND r.number = e.published_revision
    WHERE e.author_id = ${personId}::uuid
    ORDER BY e.published_at DESC LIMIT 500`;
}

/** What the command line says by its options, in the words of the page. */
function onPage(message: string): string {
  return message
    .replace(/say which(?: one)? with --essay SLUG/, 'choose the essay that the comments join')
    .replace(/with --replace this becomes/, 'if you choose to replace texts, this becomes');
}
