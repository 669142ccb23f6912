import type { GuideBlock, GuideDocument } from './guide-document.ts';

/**
 * A page as its author looks at it beside the text: the blocks are HTML of our own already, and what
 * is plain text is escaped here. Readers' pages are made of components (components/guide).
 */
export function previewHtml(document: Omit<GuideDocument, 'notes' | 'text'>): string {
  const titles = new Map(document.sections.map(({ id, title }) => [id, title]));
  const cases = document.waysIn.map(({ html, sectionId }) => {
    const leadsTo = sectionId === null ? null : titles.get(sectionId);
    return `<li>${html}${leadsTo ? `<br><small>→ ${escapeHtml(leadsTo)}</small>` : ''}</li>`;
  });
  const sections = document.sections.map(
    ({ title, blocks }) => `<h2>${escapeHtml(title)}</h2>\n${blocksHtml(blocks)}`,
  );
  return [
    blocksHtml(document.intro),
    cases.length > 0 ? `<ol>${cases.join('')}</ol>` : '',
    blocksHtml(document.outro),
    ...sections,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function blocksHtml(blocks: GuideBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'html') return block.html;
      const items = block.articles.map(({ title, address }) =>
        address
          ? `<li><a href="${escapeHtml(address)}">${escapeHtml(title)}</a></li>`
          : `<li>${escapeHtml(title)} <small>(planned)</small></li>`,
      );
      return `<ul>${items.join('')}</ul>`;
    })
    .join('\n');
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
