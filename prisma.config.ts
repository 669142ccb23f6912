import { join } from 'node:path';
import { defineConfig } from 'prisma/config';

// Prisma's command would download a native engine; ours comes with npm (docs/decisions/0002-prisma-engine.md).
// It reads this file before it looks for an engine, so a plain `npx prisma …` works.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(
  import.meta.dirname,
  'scripts/prisma-schema-engine.sh',
);

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // `prisma generate` needs no database; what does need one says so.
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
