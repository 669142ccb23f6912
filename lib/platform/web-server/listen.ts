import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { errorCode, StartupProblem, systemReason } from '../startup/startup-problem.ts';

/** Where the site listens. */
export type Place = { port: number; host: string | undefined };

/** Both ways in which `localhost` may be looked up. */
const THIS_MACHINE = ['127.0.0.1', '::1'];
/** A machine without IPv6 (or without IPv4) has one of the two only. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Listens with one server for each address: HOST, or this machine's two. `make` gives a fresh
 * server. Throws a StartupProblem that says how to go on if the port can't be had.
 */
export async function listenAll<T extends Server>(place: Place, make: () => T): Promise<T[]> {
  const hosts = place.host === undefined ? THIS_MACHINE : [place.host];
  const servers: T[] = [];
  try {
    for (const host of hosts) {
      const server = await listenOne(place, host, hosts.length > 1, make());
      if (server) servers.push(server);
    }
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }
  if (servers.length === 0) throw new StartupProblem('This machine has no address for localhost.');
  return servers;
}

/** Makes sure early, before the long steps, that the site will be able to listen. */
export async function checkPort(place: Place): Promise<void> {
  const servers = await listenAll(place, () => createServer());
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
}

async function listenOne<T extends Server>(
  { port }: Place,
  host: string,
  optional: boolean,
  server: T,
): Promise<T | undefined> {
  try {
    server.listen({ port, host, ipv6Only: optional });
    await once(server, 'listening');
    return server;
  } catch (error) {
    const code = errorCode(error);
    if (optional && code !== undefined && NO_SUCH_ADDRESS.has(code)) return undefined;
    throw new StartupProblem(explain(port, host, error));
  }
}

function explain(port: number, host: string, error: unknown): string {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Take another one: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Take one above 1023: PORT=3000 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST ${host} is no address of this machine. 0.0.0.0 stands for all of them.`;
    default:
      return `The site can't listen on ${host}, port ${port}: ${systemReason(error)}.`;
  }
}
