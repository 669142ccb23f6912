import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteReport } from '#lib/exporting/commands/import-site.ts';
import type { SiteSource } from '#lib/exporting/commands/read-site.ts';
import type { Source } from '#lib/importing/commands/source-files.ts';
import { isOwnExport } from '#lib/importing/rules/detect-format.ts';
import { Refused } from './refused.ts';

type SiteOptions = { owner: { id: string } | null; dryRun: boolean };

/** Whether what was named is one folder or archive that `export` has written; then it is brought in. */
export async function bringSite(files: readonly string[], options: SiteOptions): Promise<boolean> {
  const [file, another] = files;
  if (file === undefined || another !== undefined) return false;
  const { findSources } = await import('#lib/importing/commands/find-sources.ts');
  const { isExportedSite } = await import('#lib/exporting/commands/read-site.ts');
  const { importSite } = await import('#lib/exporting/commands/import-site.ts');
  const work = await mkdtemp(join(tmpdir(), 'off-call-import-'));
  try {
    const found = await findSources([{ name: file, at: file }], work);
    const source = found.ok ? found.value[0] : undefined;
    // What else is wrong with it is said by whoever reads it next.
    if (!source || !isOwnExport(source.files.map(({ path }) => path))) return false;
    const site = await asSite(source);
    if (!(await isExportedSite(site))) {
      throw new Refused(`${file} has a site.json that export has not written.`);
    }
    const brought = await importSite(site, {
      authorId: options.owner?.id ?? null,
      dryRun: options.dryRun,
      now: new Date(),
      say: (line) => console.error(line),
    });
    if (!brought.ok) throw new Refused(brought.problem.message);
    console.log(inWords(brought.value));
    if (options.dryRun) console.log('This was a dry run: nothing was changed.');
    return true;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function asSite({ files }: Source): Promise<SiteSource> {
  const { readSourceFile } = await import('#lib/importing/commands/source-files.ts');
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    paths: [...byPath.keys()],
    async read(path) {
      const file = byPath.get(path);
      if (!file) throw new Error(`there is no ${path}`);
      return readSourceFile(file);
    },
  };
}

const inWords = ({ essays, pages, comments, images }: SiteReport) =>
  `The site is in: ${counted(essays, 'essay')}, ${counted(pages, 'page')}, ${counted(comments, 'comment')}, ${counted(images, 'picture')}.`;

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
