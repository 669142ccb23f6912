import type { IncomingHttpHeaders } from 'node:http';
import { CLIENT_HEADER } from '../client-header.ts';
import type { Config } from '../config.ts';
import { clientAddress } from './client-address.ts';

/** What a client could send to pass for a proxy or for a part of Next itself. */
const NEVER_FROM_OUTSIDE =
  /^(?:forwarded|x-forwarded-.+|x-real-ip|x-off-call-.+|x-middleware-.+|x-invoke-.+|x-now-route-matches|x-matched-path)$/;

/**
 * Makes a request's headers trustworthy, in place: takes away what only a proxy or Next may say,
 * sets the client's address, and, where the site has a public address, sets that as the one asked
 * for, so that the origin of a form is compared with it and with nothing that was sent.
 */
export function cleanHeaders(
  headers: IncomingHttpHeaders,
  socketAddress: string | undefined,
  config: Pick<Config, 'siteUrl' | 'siteIsLocal' | 'trustedProxies'>,
): void {
  const forwardedFor = headers['x-forwarded-for'];
  const client = clientAddress(
    socketAddress,
    Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor,
    config.trustedProxies,
  );
  for (const name of Object.keys(headers)) {
    if (NEVER_FROM_OUTSIDE.test(name)) delete headers[name];
  }
  headers[CLIENT_HEADER] = client;
  headers['x-forwarded-for'] = client;
  if (!config.siteIsLocal) {
    const { host, protocol } = new URL(config.siteUrl);
    headers['x-forwarded-host'] = host;
    headers['x-forwarded-proto'] = protocol.slice(0, -1);
  }
}
