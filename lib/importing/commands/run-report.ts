import { shortened } from '../rules/summary.ts';
import { type Outcomes, REPORT_LINES, type ReportedItem, type RunReport } from '../views.ts';
import type { ImportReport } from './import-files.ts';

/** Notes of one item that are told; the first are the ones that matter. */
const NOTES_MAX = 12;

/** A note or a title longer than this is cut. */
const NOTE_MAX = 400;

/** What came of an import, counted, with its first items in words. */
export function runReport(reports: readonly ImportReport[]): RunReport {
  const report: RunReport = {
    essays: { ...none(), published: 0 },
    pages: { ...none(), published: 0 },
    comments: { added: 0, known: 0, held: 0, writers: 0, discussions: 0 },
    addresses: 0,
    items: [],
    moreItems: 0,
    leftOut: [],
    moreLeftOut: 0,
  };
  for (const each of reports) {
    if (each.kind === 'left-out') {
      const line = { what: shortened(each.what, NOTE_MAX), why: shortened(each.why, NOTE_MAX) };
      if (report.leftOut.length < REPORT_LINES) report.leftOut.push(line);
      else report.moreLeftOut += 1;
      continue;
    }
    count(report, each);
    if (report.items.length < REPORT_LINES) report.items.push(itemOf(each));
    else report.moreItems += 1;
  }
  return report;
}

const none = (): Outcomes => ({ added: 0, replaced: 0, known: 0, left: 0 });

type Brought = Exclude<ImportReport, { kind: 'left-out' }>;

function count(report: RunReport, each: Brought): void {
  if (each.kind === 'discussion') {
    report.comments.discussions += 1;
    report.comments.added += each.added;
    report.comments.known += each.known;
    report.comments.held += each.held;
    report.comments.writers += each.writers;
    return;
  }
  const kind = each.kind === 'essay' ? report.essays : report.pages;
  kind[each.outcome] += 1;
  if (each.published) kind.published += 1;
  report.addresses += each.redirects.length;
}

function itemOf(each: Brought): ReportedItem {
  const notes = [...new Set(each.notes)]
    .slice(0, NOTES_MAX)
    .map((note) => shortened(note, NOTE_MAX));
  const title = shortened(each.title, NOTE_MAX);
  if (each.kind === 'discussion') {
    const { added, known, held } = each;
    const parts = [
      ...(added > 0 ? [comments(added)] : []),
      ...(held > 0 ? ['held for a moderator'] : []),
      ...(known > 0 ? [`${comments(known)} came in before`] : []),
    ];
    const outcome = parts.join(', ') || 'nothing new';
    const address = `/essays/${each.slug}`;
    return { kind: 'discussion', title, address, leadsTo: address, outcome, notes };
  }
  const address = each.kind === 'essay' ? `/essays/${each.slug}` : `/${each.permalink}`;
  const desk = each.kind === 'essay' ? `/write/${each.id}` : `/write/pages/${each.id}`;
  const leadsTo = each.published ? address : desk;
  return { kind: each.kind, title, address, leadsTo, outcome: outcomeOf(each), notes };
}

function outcomeOf(each: Exclude<Brought, { kind: 'discussion' }>): string {
  const state = each.published ? 'published' : 'a draft';
  return {
    added: `new, ${state}`,
    replaced: `a new revision, ${state}`,
    known: 'is here already',
    left: 'is here already, and differs now',
  }[each.outcome];
}

const comments = (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'comment' : 'comments'}`;
