import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { startProgram } from '#bench/machine/program.ts';
import { findFreePort } from '#lib/platform/database-server/free-port.ts';

/** Another process of the site on the same database. */
export type SecondSite = {
  url: string;
  /** Takes the database away from this process alone: its connections are cut, new ones refused. */
  takeDatabase(): Promise<void>;
  giveDatabase(): Promise<void>;
  stop(): Promise<void>;
};

const DATA_DIR = resolve('.data/e2e-second');
const START_TIMEOUT_MS = 60_000;

/** Starts it from the build that is there, with a door of our own between it and the database. */
export async function startSecondSite(database: string): Promise<SecondSite> {
  const address = new URL(database);
  const door = await openDoor(Number(address.port), await findFreePort());
  address.port = String(door.port);
  const port = await findFreePort();
  rmSync(DATA_DIR, { recursive: true, force: true });
  const program = await startProgram({
    args: [resolve('scripts/start.ts')],
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR,
      DATABASE_URL: address.href,
      SEED: 'none',
      TRUST_PROXY: '1',
      LOG_LEVEL: 'silent',
      HOST: '',
      SITE_URL: '',
    },
    until: /Off Call is ready/,
    timeoutMs: START_TIMEOUT_MS,
  });
  return {
    url: `http://localhost:${port}`,
    takeDatabase: () => door.close(),
    giveDatabase: () => door.open(),
    async stop() {
      await program.stop();
      await door.close();
      rmSync(DATA_DIR, { recursive: true, force: true });
    },
  };
}

/** A port that leads to another one as long as it is open. */
async function openDoor(to: number, port: number) {
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    return socket;
  };
  const open = async () => {
    const opened = createServer((socket) => {
      const beyond = keep(connect(to, '127.0.0.1'));
      keep(socket).pipe(beyond).pipe(socket);
      socket.on('close', () => beyond.destroy());
      beyond.on('close', () => socket.destroy());
    });
    server = opened;
    await new Promise<void>((listening) => opened.listen(port, '127.0.0.1', listening));
  };
  const close = async () => {
    const closing = server;
    server = undefined;
    if (!closing) return;
    const closed = new Promise((ended) => closing.close(ended));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await open();
  return { port, open, close };
}
