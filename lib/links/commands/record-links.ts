import { newId } from '#lib/kernel/ids.ts';
import { getConfig } from '#lib/platform/config.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { decoded, movedHref, nameOfAddress } from '../rules/own-addresses.ts';
import { MOST_TARGETS, meaningsOf, nameKey, TARGET_MAX, targetsOf } from '../rules/targets.ts';
import { idOf, type TextRef } from '../rules/text-ref.ts';
import { type Found, findTargets } from './find-targets.ts';
import { loadText } from './published-text.ts';

/** What came of looking at the links of a text. */
export type Recorded = {
  /** Its readers get another text than before. */
  changed: boolean;
  /** Ids of what it led to before or leads to now. */
  leadsTo: string[];
};

/** Keys of targets, and what they mean. */
type Links = Map<string, TextRef | null>;

/**
 * Renders what readers get of a text anew, with its links as they lead now, and writes down where
 * they lead. Null when nothing of it is published; what it led to last is kept then, so that its
 * links mean the same when it comes back. The caller has taken the text's row, and touches its tags
 * when the answer says `changed`.
 */
export async function recordLinks(tx: Transaction, text: TextRef): Promise<Recorded | null> {
  const published = await loadText(tx, text);
  if (!published) return null;
  const asked = new Set(targetsOf(published.source));
  // A page asks for more than stands in [[…]]: titles of planned articles.
  if ('pageId' in text) {
    published.render((target) => {
      asked.add(target);
      return null;
    });
  }
  const find = await findTargets(tx, [...asked], text);
  const meant = new Map<string, Found | null>();
  const rendering = published.render((target) => {
    const found = find(target);
    meant.set(target, found);
    return found?.address ?? null;
  });
  const written = await findAddresses(tx, text, rendering.hrefs, [...meant.values()]);
  const changed = await rendering.keep((href) => written.get(href)?.leadsTo ?? null);
  const shown = new Set(rendering.hrefs.map(decoded));
  const links: Links = new Map();
  for (const [target, found] of meant) {
    const isShown = found !== null && shown.has(decoded(found.address));
    links.set(keyOf(target), isShown ? found.to : null);
  }
  for (const { name, to } of written.values()) links.set(keyOf(name), to);
  return { changed, leadsTo: await writeLinks(tx, text, links) };
}

/** What a target is kept as: folded, without its section. */
const keyOf = (target: string) => nameKey(meaningsOf(target).at(-1)?.name ?? target);

type OwnAddressLink = { name: string; to: TextRef | null; leadsTo: string | null };

/** What those links name that stand in the text as addresses of ours, and where they have moved. */
async function findAddresses(
  tx: Transaction,
  text: TextRef,
  hrefs: string[],
  meant: (Found | null)[],
): Promise<Map<string, OwnAddressLink>> {
  const { siteUrl } = getConfig();
  const given = new Set(meant.map((found) => decoded(found?.address ?? '')));
  const names = new Map(
    hrefs
      .filter((href) => !given.has(decoded(href)))
      .slice(0, MOST_TARGETS)
      .flatMap((href) => {
        const [name = ''] = nameOfAddress(href, siteUrl)?.split('#') ?? [];
        return name === '' || name.length > TARGET_MAX ? [] : [[href, name] as const];
      }),
  );
  const find = await findTargets(tx, [...new Set(names.values())], text);
  return new Map(
    [...names].map(([href, name]) => {
      const found = find(name);
      const leadsTo = found?.moved ? movedHref(href, siteUrl, name, found.address) : null;
      return [href, { name, to: found?.to ?? null, leadsTo }];
    }),
  );
}

/** Replaces what was written down; gives the ids of what is led to, before or now. */
async function writeLinks(tx: Transaction, text: TextRef, links: Links): Promise<string[]> {
  const before = await tx.textLink.findMany({ where: whereFrom(text) });
  const earlier = new Map(before.map((row) => [row.target, row]));
  const rows = [...links]
    .filter(([target]) => target !== '' && target.length <= TARGET_MAX)
    .slice(0, MOST_TARGETS)
    .map(([target, to]) => {
      const known = earlier.get(target);
      return {
        target,
        // What was meant is remembered while it is away.
        toEssayId: to ? ('essayId' in to ? to.essayId : null) : (known?.toEssayId ?? null),
        toPageId: to ? ('pageId' in to ? to.pageId : null) : (known?.toPageId ?? null),
      };
    });
  const same =
    rows.length === before.length &&
    rows.every((row) => {
      const known = earlier.get(row.target);
      return known?.toEssayId === row.toEssayId && known.toPageId === row.toPageId;
    });
  if (!same) {
    await tx.textLink.deleteMany({ where: whereFrom(text) });
    const from = 'essayId' in text ? { fromEssayId: text.essayId } : { fromPageId: text.pageId };
    await tx.textLink.createMany({ data: rows.map((row) => ({ id: newId(), ...from, ...row })) });
  }
  const own = idOf(text);
  const ids = [...before, ...rows].map(({ toEssayId, toPageId }) => toEssayId ?? toPageId);
  return [...new Set(ids)].filter((id) => id !== null && id !== own) as string[];
}

/** The rows of a text. */
export function whereFrom(text: TextRef) {
  return 'essayId' in text ? { fromEssayId: text.essayId } : { fromPageId: text.pageId };
}
