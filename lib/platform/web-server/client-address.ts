import { isIP } from 'node:net';

/**
 * The address of the client that a request is counted for. Without proxies of ours it is the other
 * end of the connection. With `trustedProxies` of them, each of which appends whom it heard from to
 * X-Forwarded-For, it is the entry that the outermost wrote, that many from the right; what stands
 * left of it was sent by the client and may be anything. If that entry is missing or is no address,
 * the request did not come that way, and the connection decides.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const socket = plain(socketAddress ?? '') ?? 'unknown';
  if (trustedProxies === 0 || forwardedFor === undefined) return socket;
  return plain(forwardedFor.split(',').at(-trustedProxies) ?? '') ?? socket;
}

/** An address without brackets, port and the prefix of IPv4 in IPv6; undefined if it is none. */
function plain(text: string): string | undefined {
  const trimmed = text.trim();
  const bare =
    /^\[(.+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const address = bare.replace(/^::ffff:(?=[\d.]+$)/i, '').toLowerCase();
  return isIP(address) === 0 ? undefined : address;
}
