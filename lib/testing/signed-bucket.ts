import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';

/** A bucket that speaks S3 on this machine, and what is asked of it with another signature is refused. */
export type SignedBucket = {
  address: string;
  region: string;
  keyId: string;
  secretKey: string;
  close(): Promise<void>;
};

const REGION = 'eu-west-2';
/** The only key that s3rver knows; it checks no signature of version 4, so we do. */
const KEY = 'S3RVER';
const NAME = 'pictures';

/** Starts one that keeps its files in `directory`. */
export async function startSignedBucket(directory: string): Promise<SignedBucket> {
  const store = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: NAME, configs: [] }],
  });
  const inner = await store.run();
  const server = createServer(async (incoming, response) => {
    const body = await buffer(incoming);
    if (!isSigned(incoming, body)) {
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      return;
    }
    const { method, url, headers } = incoming;
    request({ host: '127.0.0.1', port: inner.port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/${NAME}`,
    region: REGION,
    keyId: KEY,
    secretKey: KEY,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=S3RVER\/(\d{8})\/eu-west-2\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** Signature version 4 as Amazon describes it ("Authenticating Requests: Using the Authorization Header"). */
function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const found = AUTHORIZATION.exec(String(headers.authorization));
  if (!found) return false;
  const [, day = '', signed = '', signature] = found;
  const date = String(headers['x-amz-date']);
  const payload = String(headers['x-amz-content-sha256']);
  if (!date.startsWith(day) || payload !== sha256(body)) return false;
  const [path = '', query = ''] = url.split('?', 2);
  const canonical = [
    method,
    path,
    query.split('&').filter(Boolean).sort().join('&'),
    ...signed.split(';').map((name) => `${name}:${headers[name]}`),
    '',
    signed,
    payload,
  ].join('\n');
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = [day, REGION, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${KEY}`);
  return hmac(key, text).toString('hex') === signature;
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();
