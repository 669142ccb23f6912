import { expect, test } from 'vitest';
import { makeLog } from './log.ts';

function logged(write: (log: ReturnType<typeof makeLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(makeLog('info', { write: (line: string) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

test('what names a person or opens a door is cut, also one level down', () => {
  const [line] = logged((log) =>
    log.info(
      { email: 'ann@ward.example', code: 'E1', request: { cookie: 's=1', authorization: 'x' } },
      'hello',
    ),
  );
  expect(line).toMatchObject({
    level: 'info',
    msg: 'hello',
    email: '[private]',
    code: 'E1',
    request: { cookie: '[private]', authorization: '[private]' },
  });
});

test('an error is logged without what was sent with it', () => {
  const error = Object.assign(
    new Error('Invalid `create()`: { body: "my patient" }\nFailed on (email)=(ann@ward.example)'),
    { code: '23505', detail: 'Key (email)=(ann@ward.example)', meta: { body: 'my patient' } },
  );
  const [line] = logged((log) => log.error({ err: error }, 'failed'));
  expect(JSON.stringify(line)).not.toMatch(/ann@|my patient/);
  expect(line).toMatchObject({
    err: { type: 'Error', code: '23505', message: 'Failed on (email)=([address])' },
  });
});

test('what is below the level is not written', () => {
  expect(logged((log) => log.debug('quiet'))).toEqual([]);
});
