import { describe, expect, test } from 'vitest';
import { type Config, readConfig } from './config.ts';

const FOLDER = '/srv/off-call';

function config(env: Record<string, string>): Config {
  const read = readConfig(env, FOLDER);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

function complaint(env: Record<string, string>): string {
  const read = readConfig(env, FOLDER);
  return read.ok ? '' : read.problem.message;
}

test('nothing has to be set', () => {
  expect(config({})).toEqual({
    port: 3000,
    host: undefined,
    siteUrl: 'http://localhost:3000',
    siteIsLocal: true,
    siteName: 'Off Call',
    dataDir: '/srv/off-call/.data',
    databaseUrl: undefined,
    authSecret: undefined,
    smtpUrl: undefined,
    mailFrom: 'Off Call <no-reply@localhost>',
    seed: 'sample',
    logLevel: 'warn',
    trustedProxies: 0,
    websubHub: undefined,
    imageStore: undefined,
  });
});

test('an empty variable is one that is not set', () => {
  expect(config({ PORT: '', SITE_URL: ' ', SMTP_URL: '', AUTH_SECRET: '' })).toEqual(config({}));
});

test('the address follows the port unless it is given', () => {
  expect(config({ PORT: '3100' }).siteUrl).toBe('http://localhost:3100');
  expect(config({ PORT: '3100', SITE_URL: 'http://localhost:8080/' }).siteUrl).toBe(
    'http://localhost:8080',
  );
});

test('DATA_DIR may be relative to the project or absolute', () => {
  expect(config({ DATA_DIR: 'elsewhere' }).dataDir).toBe('/srv/off-call/elsewhere');
  expect(config({ DATA_DIR: '/data' }).dataDir).toBe('/data');
});

test('a database of somebody else gets no sample discussion unless it is asked for', () => {
  const DATABASE_URL = 'postgresql://u:p@db.example/off_call';
  expect(config({ DATABASE_URL }).seed).toBe('content');
  expect(config({ DATABASE_URL, SEED: 'sample' }).seed).toBe('sample');
  expect(config({ SEED: 'none' }).seed).toBe('none');
});

describe('mail', () => {
  const PUBLIC = { SITE_URL: 'https://offcall.example' };

  test('a public site needs a mail server, and the message says so', () => {
    expect(complaint(PUBLIC)).toMatch(/^SMTP_URL is needed because SITE_URL \(https:/);
    expect(config({ ...PUBLIC, SMTP_URL: 'smtp://mail.example' }).mailFrom).toBe(
      'Off Call <no-reply@offcall.example>',
    );
  });

  test.each(['http://localhost', 'http://127.0.0.1:3000', 'http://[::1]:80', 'http://a.localhost'])(
    '%s is on this machine and needs none',
    (SITE_URL) => expect(config({ SITE_URL }).siteIsLocal).toBe(true),
  );

  test.each(['http://localhost.example', 'http://127.0.0.1.example', 'http://10.0.0.1'])(
    '%s is not on this machine',
    (SITE_URL) => expect(complaint({ SITE_URL })).toMatch(/^SMTP_URL is needed/),
  );
});

describe('each bad value is named in one line', () => {
  test.each([
    ['PORT', 'abc', 'PORT must be a whole number from 1 to 65535, not "abc".'],
    ['PORT', '0', 'PORT must be a whole number from 1 to 65535, not "0".'],
    ['PORT', '65536', 'PORT must be a whole number from 1 to 65535, not "65536".'],
    ['PORT', '3000.5', 'PORT must be a whole number from 1 to 65535, not "3000.5".'],
    ['HOST', 'a b', /^HOST must be an address .*not "a b"\.$/],
    ['SITE_URL', 'offcall.example', /^SITE_URL must be an address without a path/],
    ['SITE_URL', 'ftp://offcall.example', /^SITE_URL /],
    ['SITE_URL', 'http://localhost/forum', /^SITE_URL /],
    ['SITE_URL', 'http://me:secret@localhost', /^SITE_URL /],
    ['SITE_NAME', '<b>', /^SITE_NAME must be 1 to 60 characters/],
    ['DATABASE_URL', 'mysql://u:hidden@h/d', /^DATABASE_URL must look like postgresql:/],
    ['AUTH_SECRET', 'hidden', 'AUTH_SECRET must have at least 32 characters.'],
    ['SMTP_URL', 'hidden', /^SMTP_URL must look like smtp:/],
    ['MAIL_FROM', 'nobody', /^MAIL_FROM must be one mail address/],
    ['MAIL_FROM', 'a@b.example, c@d.example', /^MAIL_FROM /],
    ['MAIL_FROM', 'A <a@b.example>\nBcc: c@d.example', /^MAIL_FROM /],
    ['SEED', 'all', 'SEED must be one of sample, content, none, not "all".'],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of trace, debug/],
    ['TRUST_PROXY', 'true', 'TRUST_PROXY must be a whole number from 0 to 10, not "true".'],
    ['TRUST_PROXY', '-1', /^TRUST_PROXY /],
  ])('%s=%s', (name, value, message) => {
    const said = complaint({ [name]: value });
    expect(said).toMatch(message);
    expect(said.split('\n')).toHaveLength(1);
  });

  test('several bad values are all named', () => {
    expect(complaint({ PORT: 'x', SEED: 'y' }).split('\n')).toHaveLength(2);
  });

  test('a value that may hold a password is never repeated', () => {
    const said = complaint({
      DATABASE_URL: 'mysql://u:hidden@h',
      AUTH_SECRET: 'hidden',
      SMTP_URL: 'hidden',
    });
    expect(said).not.toContain('hidden');
  });
});

describe('the hub of the feeds', () => {
  test.each(['https://hub.example/', 'https://hub.example/publish?a=b', 'http://127.0.0.1:8080/'])(
    'is %s',
    (hub) => {
      expect(config({ WEBSUB_HUB: hub }).websubHub).toBe(hub);
    },
  );

  test.each([
    'http://hub.example/',
    'https://user:secret@hub.example/',
    'ftp://hub.example',
    'hub',
  ])('is not %s', (hub) => {
    expect(complaint({ WEBSUB_HUB: hub })).toMatch(/^WEBSUB_HUB must be the https address/);
  });
});

describe('the store of pictures', () => {
  const BUCKET = {
    IMAGE_STORE: 'https://s3.example/off-call/',
    IMAGE_STORE_KEY: 'AKIDEXAMPLE',
    IMAGE_STORE_SECRET: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  };

  test('is a folder unless a bucket is named', () => {
    expect(config(BUCKET).imageStore).toEqual({
      address: 'https://s3.example/off-call',
      region: 'us-east-1',
      keyId: 'AKIDEXAMPLE',
      secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    });
    expect(config({ ...BUCKET, IMAGE_STORE_REGION: 'eu-west-2' }).imageStore?.region).toBe(
      'eu-west-2',
    );
  });

  test.each([
    ['IMAGE_STORE', 's3://bucket'],
    ['IMAGE_STORE', 'https://s3.example'],
    ['IMAGE_STORE', 'https://key:secret@s3.example/bucket'],
    ['IMAGE_STORE', 'https://s3.example/bucket?key=secret'],
    ['IMAGE_STORE_KEY', 'two words'],
    ['IMAGE_STORE_SECRET', 'two words'],
  ])('%s must not be %s, and what was given is not repeated', (name, value) => {
    const said = complaint({ ...BUCKET, [name]: value });
    expect(said).toMatch(new RegExp(`^${name} must be `));
    expect(said).not.toContain(value);
  });

  test('a region that is none is named', () => {
    expect(complaint({ ...BUCKET, IMAGE_STORE_REGION: 'eu west' })).toContain('"eu west"');
  });

  test('a bucket without its keys, and keys without a bucket, are refused', () => {
    for (const name of ['IMAGE_STORE_KEY', 'IMAGE_STORE_SECRET']) {
      expect(complaint({ ...BUCKET, [name]: '' })).toBe(
        `${name} is needed because IMAGE_STORE names a bucket.`,
      );
    }
    expect(complaint({ ...BUCKET, IMAGE_STORE: '' })).toContain('IMAGE_STORE is needed');
  });
});
