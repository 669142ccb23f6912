import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { bringImage, deleteImage } from '#lib/images/port.ts';
import { LARGEST_PICTURE } from '#lib/images/rules.ts';
import { db } from '#lib/platform/db.ts';
import { readJekyllPath } from '../rules/jekyll-paths.ts';
import type { SiteExtras } from '../rules/jekyll-text.ts';
import { readJekyllSite, type SiteText } from '../rules/read-jekyll-site.ts';
import { readSourceFile, type Source, type SourceFile } from './source-files.ts';

/** Where a picture of a dry run leads: it has no number yet. */
const NOT_YET = '/images/00000000-0000-7000-8000-000000000000';

const isPicture = (path: string) => readJekyllPath(path).kind === 'picture';

/** Pictures of one site that come in with its texts; more are an archive of pictures. */
const PICTURES_MAX = 2_000;

/** Brings the pictures of sites in, and takes them away again when the import fails. */
export class SitePictures {
  private readonly personId: string | null;
  private readonly dryRun: boolean;
  private readonly now: Date;
  private readonly added: string[] = [];

  constructor(options: { personId: string | null; dryRun: boolean; now: Date }) {
    this.personId = options.personId;
    this.dryRun = options.dryRun;
    this.now = options.now;
  }

  /** Brings those pictures of a source that its texts show; a dry run only says where they would be. */
  async of(source: Source, texts: SiteText[]): Promise<SiteExtras> {
    const byPath = new Map(source.files.map((file) => [file.path, file]));
    const wanted = new Set<string>();
    const look = (path: string) => {
      if (byPath.has(path) && wanted.size < PICTURES_MAX) wanted.add(path);
      return null;
    };
    if (![...byPath.keys()].some(isPicture)) return { picture: () => null };
    for (const _ of readJekyllSite(texts, { picture: look })) await pause();
    const addresses = new Map<string, string>();
    for (const path of wanted) {
      const file = byPath.get(path);
      const address = file ? await this.addressOf(file) : null;
      if (address !== null) addresses.set(path, address);
    }
    return { picture: (path) => addresses.get(path) ?? null };
  }

  /** Takes away what this import brought: it failed. */
  async takeBack(): Promise<void> {
    for (const id of this.added.splice(0)) await deleteImage(id);
  }

  private async addressOf(file: SourceFile): Promise<string | null> {
    if (file.bytes > LARGEST_PICTURE) return null;
    const bytes = await readSourceFile(file);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const known = await db.image.findFirst({
      where: { personId: this.personId, digest },
      select: { id: true },
    });
    if (known) return `/images/${known.id}`;
    if (this.dryRun) return NOT_YET;
    const brought = await bringImage({ personId: this.personId, bytes, alt: '', now: this.now });
    if (!brought.ok) return null;
    this.added.push(brought.value.id);
    return `/images/${brought.value.id}`;
  }
}
