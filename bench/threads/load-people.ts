import { newId } from '#lib/kernel/ids.ts';
import { DAY, later } from '#lib/kernel/time.ts';
import { databasePool } from '#lib/platform/db.ts';
import { type Columns, copyRows } from './copy-rows.ts';

/** A member who wrote in threads of the bench. */
export type Member = { id: string; name: string };

const NAMES_FIRST = [
  'Ama',
  'Bea',
  'Chidi',
  'Dov',
  'Elif',
  'Fionn',
  'Gráinne',
  'Hana',
  'Ivo',
  'Jun',
];
const NAMES_LAST = ['Abara', 'Brandt', 'Costa', 'Duffy', 'Eze', 'Falk', 'Grech', 'Horvat', 'Iqbal'];

/** Adds members of long standing. */
export async function loadPeople(count: number, now: Date): Promise<Member[]> {
  const since = later(now, -30 * DAY).toISOString();
  const columns: Columns<Member> = [
    ['id', ({ id }) => id],
    ['email', ({ id }) => `member-${id}@example.org`],
    ['email_verified', () => since],
    ['name', ({ name }) => name],
    ['name_key', ({ id }) => id],
    ['created_at', () => since],
  ];
  const people = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    name: nameOf(index),
  }));
  const client = await databasePool().connect();
  try {
    await copyRows(client, 'person', columns, people);
  } finally {
    client.release();
  }
  return people;
}

function nameOf(index: number): string {
  const first = NAMES_FIRST[index % NAMES_FIRST.length];
  const last = NAMES_LAST[Math.floor(index / NAMES_FIRST.length) % NAMES_LAST.length];
  return `${first} ${last} ${index + 1}`;
}
