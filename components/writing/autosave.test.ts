import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActionState } from '#lib/kernel/action-state.ts';
import type { AutosaveAnswer, Conflict } from '#lib/writing/views.ts';
import {
  type Autosave,
  type Kept,
  PATIENCE_MS,
  type SaveState,
  startAutosave,
} from './autosave.ts';
import type { TextFields } from './text-fields.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that keeps one text as lib/writing does, with a line that can break before or after it. */
function world(start = 'One.') {
  const server = { source: start, version: 1 };
  let line: 'whole' | 'cut' | 'answer lost' | 'silent' = 'whole';
  let refusal: ActionState<AutosaveAnswer> | null = null;
  const answers: (() => void)[] = [];
  let typed = start;
  const states: SaveState[] = [];
  const newer: Conflict[] = [];
  let kept: Kept | null = null;
  const joined: boolean[] = [];
  const send = async (fields: TextFields, version: number | null, joins: boolean) => {
    joined.push(joins);
    if (line === 'silent') await new Promise<void>((resolve) => answers.push(resolve));
    if (line === 'cut') throw new TypeError('Failed to fetch');
    if (refusal) return refusal;
    const data = take(fields.source ?? '', version ?? 1);
    if (line === 'answer lost') throw new TypeError('Failed to fetch');
    return { status: 'done' as const, data };
  };
  const take = (source: string, version: number): AutosaveAnswer => {
    if (source !== server.source) {
      if (version !== server.version) return conflict();
      server.source = source;
      server.version += 1;
    }
    const { version: now } = server;
    return { outcome: 'saved', version: now, savedAt: '', broken: [], problems: {}, hidden: false };
  };
  const conflict = (): Conflict => ({
    outcome: 'conflict',
    version: server.version,
    savedAt: '2026-11-22T10:00:00.000Z',
    savedBy: 'you',
    theirs: {
      title: '',
      summary: '',
      source: server.source,
      language: 'en-GB',
      coverId: null,
      coverAlt: '',
      answers: null,
    },
  });
  const open = (from?: Kept): Autosave =>
    startAutosave({
      read: () => ({ source: typed }),
      base: from?.base ?? { source: server.source },
      version: from ? from.version : server.version,
      doubts: from?.doubts ?? [],
      send,
      store: {
        keep: (text) => {
          kept = text;
        },
        forget: () => {
          kept = null;
        },
      },
      onState: (state) => states.push(state),
      onNewer: (text) => newer.push(text),
    });
  return {
    joined,
    server,
    states,
    newer,
    open,
    answers,
    kept: () => kept,
    state: () => states.at(-1),
    type(autosave: Autosave, text: string) {
      typed += text;
      autosave.edited();
    },
    typed: () => typed,
    set: (text: string) => {
      typed = text;
    },
    line: (now: typeof line) => {
      line = now;
    },
    refuse: (now: typeof refusal) => {
      refusal = now;
    },
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('while the line is whole', () => {
  test('what was typed two seconds ago is on the server, however long the typing goes on', async () => {
    const { server, type, open, typed } = world('');
    const autosave = open();
    const before: string[] = [];
    for (let key = 0; key < 100; key += 1) {
      type(autosave, 'x');
      before.push(typed());
      await pass(150);
      const twoSecondsAgo = before.at(-1 - Math.ceil(2_000 / 150)) ?? '';
      expect(server.source.length).toBeGreaterThanOrEqual(twoSecondsAgo.length);
    }
  });

  test('the browser has it at once, and forgets it when the server has it', async () => {
    const { server, type, open, kept, state } = world();
    const autosave = open();
    type(autosave, ' Two.');
    await pass(1);
    expect(kept()).toMatchObject({ fields: { source: 'One. Two.' }, base: { source: 'One.' } });
    expect(state()).toEqual({ kind: 'saving' });
    await pass(1_500);
    expect(server.source).toBe('One. Two.');
    expect(kept()).toBeNull();
    expect(state()).toEqual({ kind: 'saved' });
  });

  test('what is typed while it is sent is sent too, after it', async () => {
    const { server, type, open, line, answers } = world();
    const autosave = open();
    line('silent');
    type(autosave, ' Two.');
    await pass(1_200);
    type(autosave, ' Three.');
    await pass(3_000);
    expect(answers).toHaveLength(1);
    line('whole');
    answers[0]?.();
    await pass(1_500);
    expect(server).toEqual({ source: 'One. Two. Three.', version: 3 });
  });

  test('flush sends at once', async () => {
    const { server, type, open } = world();
    const autosave = open();
    type(autosave, ' Two.');
    expect(await autosave.flush()).toBe(true);
    expect(server.source).toBe('One. Two.');
    expect(await autosave.flush()).toBe(true);
    expect(server.version).toBe(2);
  });
});

describe('when the line breaks', () => {
  test('it says so, keeps the text, tries again and more seldom, and at once when it is back', async () => {
    const { server, type, open, line, state, kept } = world();
    const autosave = open();
    line('cut');
    type(autosave, ' Two.');
    await pass(60_000);
    expect(state()).toEqual({ kind: 'offline' });
    expect(kept()?.fields).toEqual({ source: 'One. Two.' });
    expect(server.source).toBe('One.');
    line('whole');
    autosave.online();
    await pass(1);
    expect(server.source).toBe('One. Two.');
    expect(state()).toEqual({ kind: 'saved' });
  });

  test('an answer that does not come is as good as no connection', async () => {
    const { type, open, line, state } = world();
    const autosave = open();
    line('silent');
    type(autosave, ' Two.');
    await pass(1_200 + PATIENCE_MS);
    expect(state()).toEqual({ kind: 'offline' });
  });

  test('a save whose answer was lost is no conflict, also after a reload', async () => {
    const first = world();
    const autosave = first.open();
    first.line('answer lost');
    first.type(autosave, ' Two.');
    await pass(1_300);
    expect(first.server.source).toBe('One. Two.');
    first.type(autosave, ' Three.');
    await pass(10);
    autosave.stop();
    first.line('whole');
    const kept = first.kept();
    if (!kept) throw new Error('nothing was kept');
    const again = first.open(kept);
    again.edited();
    await pass(3_000);
    expect(first.server.source).toBe('One. Two. Three.');
    expect(first.state()).toEqual({ kind: 'saved' });
    expect(first.states.some(({ kind }) => kind === 'conflict')).toBe(false);
  });

  test('a refusal says why and waits for the text to change', async () => {
    const { type, open, refuse, state, server } = world();
    const autosave = open();
    refuse({ status: 'problem', code: 'invalid', message: 'Too long.' });
    type(autosave, ' Two.');
    await pass(60_000);
    expect(state()).toEqual({ kind: 'refused', code: 'invalid', message: 'Too long.' });
    refuse(null);
    type(autosave, ' Three.');
    await pass(1_300);
    expect(server.source).toBe('One. Two. Three.');
  });
});

test('once stopped it neither keeps nor sends what the fields hold then', async () => {
  const { server, type, open, kept, set } = world();
  const autosave = open();
  type(autosave, ' Two.');
  autosave.stop();
  set('');
  autosave.keepNow();
  autosave.stop();
  await pass(60_000);
  expect(kept()?.fields).toEqual({ source: 'One. Two.' });
  expect(server.source).toBe('One.');
});

describe('when the text was changed elsewhere', () => {
  test('nothing is overwritten until somebody decides, and what is typed stays in the browser', async () => {
    const { server, type, open, state, kept, set, typed, joined } = world();
    const autosave = open();
    Object.assign(server, { source: 'Elsewhere.', version: 5 });
    type(autosave, ' Two.');
    await pass(1_300);
    expect(state()).toMatchObject({ kind: 'conflict', base: { source: 'One.' } });
    type(autosave, ' Three.');
    await pass(60_000);
    expect(server.source).toBe('Elsewhere.');
    expect(kept()?.fields).toEqual({ source: 'One. Two. Three.' });
    set(`Elsewhere. ${typed()}`);
    autosave.settle(5, { source: 'Elsewhere.' });
    await pass(1);
    expect(server).toEqual({ source: 'Elsewhere. One. Two. Three.', version: 6 });
    expect(state()).toEqual({ kind: 'saved' });
    type(autosave, ' Four.');
    await pass(1_300);
    // Only the text that was decided for joins the two.
    expect(joined).toEqual([false, true, false]);
  });

  test('where nothing was typed the newer text comes', async () => {
    const { server, open, newer, state, kept } = world();
    const autosave = open();
    autosave.look();
    await pass(1);
    expect(newer).toEqual([]);
    Object.assign(server, { source: 'Elsewhere.', version: 5 });
    autosave.look();
    await pass(1);
    expect(newer).toHaveLength(1);
    expect(autosave.version()).toBe(5);
    expect(state()).toEqual({ kind: 'saved' });
    expect(kept()).toBeNull();
  });
});
