import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test } from 'vitest';
import { keepInMailbox, readKeptMail, readMailbox } from './mailbox.ts';
import { type Mail, sendMail } from './send-mail.ts';

const mail: Mail = {
  to: 'anna@example.org',
  subject: 'Your code',
  html: '<p>1234 5678 – gültig</p>',
  text: '1234 5678 – gültig',
};

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'off-call-mail-'));
  undo.push(() => rm(folder, { recursive: true }));
  return folder;
}

const mailFrom = 'Off Call <no-reply@offcall.example>';

/** A mail server that understands just enough and keeps what it was told. */
async function mailServer(answers: Record<string, string> = {}) {
  const commands: string[] = [];
  const text: string[] = [];
  let inText = false;
  const answer = (line: string): string | null => {
    if (inText) {
      inText = line !== '.';
      if (inText) text.push(line);
      return inText ? null : '250 kept';
    }
    commands.push(line);
    const verb = line.slice(0, 4).toUpperCase();
    if (answers[verb]) return answers[verb];
    inText = verb === 'DATA';
    return inText ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 fine';
  };
  const server: Server = createServer((socket) => {
    const lines = createInterface({ input: socket });
    socket.write('220 test\r\n');
    lines.on('line', (line) => {
      const said = answer(line);
      if (said !== null) socket.write(`${said}\r\n`);
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { smtpUrl: `smtp://127.0.0.1:${port}`, commands, data: () => text.join('\r\n') };
}

describe('without a mail server', () => {
  test('a mail becomes a file that only the owner reads, whole at once', async () => {
    const dataDir = await newFolder();
    expect(await sendMail(mail, { dataDir, mailFrom, smtpUrl: undefined })).toMatchObject({
      ok: true,
    });
    const folder = join(dataDir, 'mailbox');
    const files = await readdir(folder);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{8}\.eml$/);
    expect((await stat(join(folder, String(files[0])))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);

    const [kept] = await readMailbox(dataDir);
    expect(kept).toMatchObject({
      to: 'anna@example.org',
      from: 'no-reply@offcall.example',
      subject: 'Your code',
      text: expect.stringContaining('1234 5678 – gültig'),
    });
    expect(Number.isNaN(Date.parse(kept?.date ?? ''))).toBe(false);
  });

  test('the newest comes first, and what is no mail of ours is not shown', async () => {
    const dataDir = await newFolder();
    expect(await readMailbox(dataDir)).toEqual([]);
    for (const subject of ['one', 'two', 'three']) {
      await sendMail({ ...mail, subject }, { dataDir, mailFrom, smtpUrl: undefined });
    }
    await writeFile(join(dataDir, 'mailbox', '.unfinished'), 'x');
    await writeFile(join(dataDir, 'mailbox', 'notes.eml'), 'x');
    const mails = await readMailbox(dataDir);
    expect(mails.map((each) => each.subject)).toEqual(['three', 'two', 'one']);
  });

  test.each([
    '../../../etc/passwd',
    '..',
    '',
    'x'.repeat(10_000),
    '2026-11-22T06-11-30.123Z-1f2e3d4c',
  ])('no mail is found by %j', async (id) => {
    const dataDir = await newFolder();
    expect(await readKeptMail(id, dataDir)).toBeNull();
  });

  test('a hundred mails at once are a hundred files', async () => {
    const dataDir = await newFolder();
    const ids = await Promise.all(
      Array.from({ length: 100 }, () => keepInMailbox(Buffer.from('Subject: x\r\n\r\nx'), dataDir)),
    );
    expect(new Set(ids).size).toBe(100);
    expect(await readMailbox(dataDir)).toHaveLength(100);
  });

  test('a folder that cannot be written fails as a value', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    const sent = await sendMail(mail, { dataDir: file, mailFrom, smtpUrl: undefined });
    expect(sent).toMatchObject({ ok: false, problem: { code: 'mail-failed' } });
  });
});

describe('nothing in a mail becomes a header or a recipient', () => {
  const HOSTILE = [
    'x\r\nBcc: bob@example.net',
    'x\nBcc: bob@example.net',
    'x\rBcc: bob@example.net',
    'x\u2028Bcc: bob@example.net',
    'x\u000b\u000cBcc: bob@example.net',
    'x\u0000\u0085y',
    'x\r\n\r\n<script>',
  ];

  test.each(HOSTILE)('subject and header %j stay one line', async (text) => {
    const server = await mailServer();
    const hostile = { ...mail, subject: text, headers: { 'X-Note': text } };
    expect(await sendMail(hostile, { ...server, mailFrom, dataDir: '' })).toMatchObject({
      ok: true,
    });
    expect(server.commands.filter((line) => /^RCPT/i.test(line))).toEqual([
      'RCPT TO:<anna@example.org>',
    ]);
    const parsed = await PostalMime.parse(server.data());
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.to?.map((one) => one.address)).toEqual(['anna@example.org']);
    expect(parsed.subject).not.toMatch(/[\r\n]/);
    expect(parsed.text).toContain('1234 5678');
  });

  test.each([
    'a@example.org,b@example.net',
    'a@example.org;b@example.net',
    'a@example.org b@example.net',
    '"b@evil.example x"@example.org',
    'Anna <a@example.org>',
    'a@example.org\r\nRCPT TO:<b@example.net>',
    'a@example.org@example.net',
    '',
  ])('the recipient %j is refused', async (to) => {
    const server = await mailServer();
    await expect(sendMail({ ...mail, to }, { ...server, mailFrom, dataDir: '' })).rejects.toThrow();
    expect(server.commands).toEqual([]);
  });

  test('an address in a text or a file name in a header is not fetched', async () => {
    const server = await mailServer();
    await sendMail(
      { ...mail, html: '<img src="file:///etc/passwd">' },
      { ...server, mailFrom, dataDir: '' },
    );
    expect(server.data()).not.toContain('root:');
  });
});

describe('a mail server that fails', () => {
  test.each([
    ['refuses the recipient', { RCPT: '550 no such user' }],
    ['refuses the text', { DATA: '554 no' }],
    ['wants another sender', { MAIL: '530 authenticate first' }],
  ])('%s: a problem that a person can be told', async (_what, answers) => {
    const server = await mailServer(answers);
    const sent = await sendMail(mail, { ...server, mailFrom, dataDir: '' });
    expect(sent).toMatchObject({ ok: false, problem: { code: 'mail-failed' } });
  });

  test('is not there', async () => {
    const config = { smtpUrl: 'smtp://127.0.0.1:1', mailFrom, dataDir: '' };
    expect(await sendMail(mail, config)).toMatchObject({ ok: false });
  });
});
