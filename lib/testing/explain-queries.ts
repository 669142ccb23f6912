import pg from 'pg';
import { databasePool } from '#lib/platform/db.ts';

/** One step of a plan: what it reads, and how many rows it gave in all its loops. */
export type PlanStep = {
  /** As PostgreSQL calls it: "Index Scan", "Sort" … */
  type: string;
  table: string | null;
  index: string | null;
  rows: number;
  /** Rows it read and threw away. */
  removed: number;
};

/** A statement of a piece of work, as the database carries it out. */
export type Explained = {
  sql: string;
  /** Rows that came back. */
  rows: number;
  /** The plan for just these values, carried out once more. */
  steps: PlanStep[];
  /** The plan that a prepared statement gets in the long run, for whatever values; not carried out. */
  genericSteps: PlanStep[];
};

type Sent = { sql: string; values: unknown[]; rows: number };

/**
 * Runs `work`, and says of every statement that it sent how many rows came back and how PostgreSQL
 * finds them. For work that only reads, and nothing else at the same time.
 */
export async function explainQueries<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: Explained[] }> {
  const { result, sent } = await listen(work);
  const statements: Explained[] = [];
  for (const { sql, values, rows } of sent) {
    const [steps, genericSteps] = [
      await planOf(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values),
      await planOf(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${sql}`, []),
    ];
    statements.push({ sql, rows, steps, genericSteps });
  }
  return { result, statements };
}

async function listen<T>(work: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const sent: Sent[] = [];
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function listening(this: pg.Client, ...args: unknown[]) {
    const [statement, values] = args;
    const { text, values: own } = statement as { text?: string; values?: unknown[] };
    const note = (result: { rowCount: number | null } | undefined) => {
      const given = own ?? (Array.isArray(values) ? values : []);
      sent.push({ sql: text ?? String(statement), values: given, rows: result?.rowCount ?? 0 });
    };
    // The pool asks with a callback, a transaction with a promise.
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      args[args.length - 1] = (error: unknown, result?: pg.QueryResult) => {
        note(result);
        callback(error, result);
      };
      return Reflect.apply(query, this, args);
    }
    const answer: Promise<pg.QueryResult> = Reflect.apply(query, this, args);
    answer.then(note, () => {});
    return answer;
  } as typeof query;
  try {
    return { result: await work(), sent };
  } finally {
    pg.Client.prototype.query = query;
  }
}

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

async function planOf(explain: string, values: unknown[]): Promise<PlanStep[]> {
  const { rows } = await databasePool().query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explain, values);
  const [answer] = rows;
  return answer ? stepsOf(answer['QUERY PLAN'][0].Plan) : [];
}

function stepsOf(plan: Plan): PlanStep[] {
  const loops = plan['Actual Loops'] ?? 0;
  return [
    {
      type: plan['Node Type'],
      table: plan['Relation Name'] ?? null,
      index: plan['Index Name'] ?? null,
      rows: Math.round((plan['Actual Rows'] ?? 0) * loops),
      removed: Math.round((plan['Rows Removed by Filter'] ?? 0) * loops),
    },
    ...(plan.Plans ?? []).flatMap(stepsOf),
  ];
}
