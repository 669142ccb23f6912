import 'server-only';
import type { z } from 'zod';
import type { ActionState } from '#lib/kernel/action-state.ts';
import type { Problem, Result } from '#lib/kernel/result.ts';
import type { Actor } from '#lib/policy/actor.ts';
import { can } from '#lib/policy/can.ts';
import { reasons } from '#lib/policy/reasons.ts';
import type { Permission, SubjectOf } from '#lib/policy/table.ts';
import type { CookieJar } from './cookie-jar.ts';
import { log } from './log.ts';
import { type LimitName, takeFromLimit } from './rate-limit.ts';

/** What an action is told about the request; nothing of it knows Next. */
export type ActionRequest = {
  now: Date;
  /** The client's network address. */
  client: string;
  cookies: CookieJar;
  actor: () => Promise<Actor>;
};

/** What `run` works with: the request, who asks, and what was sent, parsed. */
export type ActionContext<Input> = Omit<ActionRequest, 'actor'> & { actor: Actor; input: Input };

type Run<Input, Value> = (context: ActionContext<Input>) => Promise<Result<Value>>;
type Load<P extends Permission, Input> = (input: Input) => Promise<SubjectOf<P> | null>;

/** A second door for somebody who is not signed in: what happens instead of a refusal. */
export type Instead<Input> = {
  permission: 'comment.keep';
  subject: Load<'comment.keep', Input>;
  run: Run<Input, { leadsTo: string }>;
};

/** A whole action. `P` decides which subject has to be loaded. */
export type ActionDefinition<P extends Permission, S extends z.ZodObject, Value, Data> = {
  permission: P;
  /** Counted per client, before anything else. */
  limit: LimitName;
  input: S;
  /**
   * Fields that take a file. The schema says how large one may be (`z.file().max()`), which is
   * checked before a byte of it is read; in every other field a file counts as nothing.
   */
  files?: readonly string[];
  /** The same for fields that take several: the schema gets a list. */
  fileLists?: readonly string[];
  run: Run<z.output<S>, Value>;
  /** Cache tags that show what was changed, unless the command has touched them itself. */
  touches?: (value: Value) => string[];
  /** The command touches what shows its change in the transaction that makes it. */
  touchesItself?: true;
  /**
   * What a script gets that stays on its page. `with-page`: the page rendered anew in the same
   * answer. `alone`: the result and nothing else, so that the answer waits for no rendering; the
   * page asks for its new data itself.
   */
  answer?: 'with-page' | 'alone';
  /** Where the person is sent afterwards; null stays on the page. */
  next?: (value: Value, input: z.output<S>) => string | null;
  /** The sentence that is shown when the person stays. */
  done?: string;
  /** What the form gets back when the person stays. */
  data?: (value: Value) => Data;
  /** What was typed does not come back with `data`: only a script sends it, and has its form still. */
  echo?: false;
  /** What the form gets beside the reason when the command refuses; undefined for no more than that. */
  refusalData?: (
    problem: Problem,
    context: ActionContext<z.output<S>>,
  ) => Promise<Data | undefined>;
  instead?: Instead<z.output<S>>;
} & (SubjectOf<P> extends null ? { subject?: undefined } : { subject: Load<P, z.output<S>> });

/** What an action came to: the form's new state, where to go, what to forget. */
export type Outcome<Data> = {
  state: ActionState<Data>;
  leadsTo: string | null;
  /** Cache tags that are still to be touched. */
  touched: string[];
  /** Whether pages show something else now: what is to be touched, or what the command touched. */
  changed: boolean;
};

/**
 * A person who has no display name, or none any more, may only leave, with or without what is
 * theirs, or choose one. What was decided about them is told to them too, and they may answer it.
 */
const NAMELESS: readonly Permission[] = [
  'session.ask',
  'session.begin',
  'session.end',
  'session.confirm',
  'account.export',
  'account.delete',
  'account.mails',
  'person.name',
  'comment.preview',
  'notice.send',
  'notice.see',
  'decision.read',
  'decision.appeal',
];

/**
 * Does an action without Next: rate limit, parse, session, load the subject, ask the policy, run.
 * Expected failures come back as the form's state, with everything that was typed; the unexpected
 * is thrown.
 */
export async function performAction<P extends Permission, S extends z.ZodObject, Value, Data>(
  definition: ActionDefinition<P, S, Value, Data>,
  form: FormData,
  request: ActionRequest,
): Promise<Outcome<Data>> {
  const sent = readForm(form, Object.keys(definition.input.shape));
  const files = readFiles(form, definition);
  const refuse = (problem: Problem) => stay<Data>(problemState(problem, sent));

  const wait = await takeFromLimit(definition.limit, request.client);
  if (wait !== null) return refuse(tooOften(wait));

  const parsed = definition.input.safeParse({ ...sent, ...files });
  if (!parsed.success) return stay<Data>(invalidState(parsed.error, sent));
  const input = parsed.data;

  const actor = await request.actor();
  const context = { ...request, actor, input };
  if (actor.personId !== null && actor.name === null && !NAMELESS.includes(definition.permission)) {
    return refuse({ code: 'name-first', message: reasons['name-first'] });
  }

  const subject = await loadSubject(definition, input);
  if (subject === undefined) return refuse(GONE);

  const answer = can(actor, definition.permission, subject, request.now);
  if (!answer.allowed) {
    if (answer.reason === 'sign-in-first' && definition.instead) {
      return performInstead(definition.instead, context, refuse);
    }
    log.warn(
      { permission: definition.permission, reason: answer.reason, person: actor.personId },
      'an action was refused',
    );
    return refuse({ code: answer.reason, message: reasons[answer.reason] });
  }

  const result = await definition.run(context);
  if (!result.ok) {
    const data = await definition.refusalData?.(result.problem, context);
    const refused = refuse(result.problem);
    return data === undefined ? refused : { ...refused, state: { ...refused.state, data } };
  }
  const touched = definition.touches?.(result.value) ?? [];
  const changed = touched.length > 0 || definition.touchesItself === true;
  const leadsTo = definition.next?.(result.value, input) ?? null;
  const data = definition.data?.(result.value);
  const echoed = data !== undefined && definition.echo !== false ? sent : undefined;
  return {
    state: { status: 'done', message: definition.done, data, values: echoed },
    leadsTo,
    touched,
    changed,
  };
}

const GONE: Problem = { code: 'not-found', message: 'This does not exist, or not any more.' };

async function loadSubject<P extends Permission, S extends z.ZodObject, V, D>(
  definition: ActionDefinition<P, S, V, D>,
  input: z.output<S>,
): Promise<SubjectOf<P> | undefined> {
  if (!definition.subject) return null as SubjectOf<P>;
  return (await definition.subject(input)) ?? undefined;
}

async function performInstead<Input, Data>(
  instead: Instead<Input>,
  context: ActionContext<Input>,
  refuse: (problem: Problem) => Outcome<Data>,
): Promise<Outcome<Data>> {
  const subject = await instead.subject(context.input);
  if (subject === null) return refuse(GONE);
  const answer = can(context.actor, instead.permission, subject, context.now);
  if (!answer.allowed) return refuse({ code: answer.reason, message: reasons[answer.reason] });
  const result = await instead.run(context);
  if (!result.ok) return refuse(result.problem);
  return { ...stay<Data>({ status: 'done' }), leadsTo: result.value.leadsTo };
}

/** Only fields the schema knows, only text, and of a repeated field only the first. */
function readForm(form: FormData, fields: string[]): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const field of fields) {
    const value = form.get(field);
    if (typeof value === 'string') sent[field] = value;
  }
  return sent;
}

type FileFields = { files?: readonly string[]; fileLists?: readonly string[] };

/** Only fields that take files, of most only the first, and nothing for one that was left empty. */
function readFiles(
  form: FormData,
  { files = [], fileLists = [] }: FileFields,
): Record<string, File | File[]> {
  const sent: Record<string, File | File[]> = {};
  for (const field of fileLists) sent[field] = chosen(form, field);
  for (const field of files) {
    const [first] = chosen(form, field);
    if (first) sent[field] = first;
  }
  return sent;
}

/** Names of a file without bytes that a browser sent where none was chosen: its own, or one that a server gave it. */
const NOT_CHOSEN = ['', 'blob', 'undefined'];

function chosen(form: FormData, field: string): File[] {
  return form
    .getAll(field)
    .filter((value) => value instanceof File)
    .filter(({ size, name }) => size > 0 || !NOT_CHOSEN.includes(name));
}

function tooOften(seconds: number): Problem {
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds < 60 ? `${seconds} seconds` : `${minutes} minute${minutes === 1 ? '' : 's'}`;
  return {
    code: 'too-often',
    message: `That was too often in a short time. Try again in ${wait}.`,
  };
}

const stay = <Data>(state: ActionState<Data>): Outcome<Data> => ({
  state,
  leadsTo: null,
  touched: [],
  changed: false,
});

function problemState(problem: Problem, values: Record<string, string>): ActionState<never> {
  const fields = problem.field ? { [problem.field]: problem.message } : undefined;
  return {
    status: 'problem',
    code: problem.code,
    message: problem.message,
    fields,
    values,
  };
}

function invalidState(error: z.ZodError, values: Record<string, string>): ActionState<never> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    if (field && !(field in fields)) fields[field] = issue.message;
  }
  const message = 'Please look at what is marked below; nothing was lost.';
  return { status: 'problem', code: 'invalid', message, fields, values };
}
