import type { BrowserContext, Page } from '@playwright/test';

/** What an attack calls to show that it runs. */
const TRAPS = ['alert', 'confirm', 'prompt', 'print', 'open'];

/**
 * Sets traps in every page and frame of a browser: what runs in one says so on the console, and a
 * dialog opens nowhere. `test` fails on errors of the console, which also tell of what the
 * Content-Security-Policy held back, and on requests to other sites.
 */
export async function setTraps(context: BrowserContext): Promise<void> {
  context.on('dialog', (dialog) => dialog.dismiss());
  await context.addInitScript((traps) => {
    for (const trap of traps) {
      Object.assign(window, { [trap]: () => console.error(`an attack called ${trap}()`) });
    }
    window.addEventListener('securitypolicyviolation', (violation) =>
      console.error(`held back: ${violation.effectiveDirective} ${violation.blockedURI}`),
    );
  }, TRAPS);
}

/** What is wrong with one document, and how many texts of people were looked at in it. */
export type Look = { harm: string[]; texts: number };

/** Looks at the page as it stands. */
export function lookForHarm(page: Page): Promise<Look> {
  return page.evaluate(harmIn);
}

/** Documents that stand in frames together. */
const AT_ONCE = 25;

/** The site's own files, which no text of a person names. */
const OWN_FILES =
  /<script src="\/_next\/static\/[^>]*><\/script>|<link [^>]*href="\/_next\/static\/[^>]*>/g;

/**
 * Asks for pages, as whoever the browser is signed in as, and looks at each in a frame of this page.
 * Their scripts run as on a page of their own, except the site's own files, which are left out.
 * Many times faster than a visit to each.
 */
export async function lookAtPages(page: Page, paths: string[]): Promise<Look> {
  const sum: Look = { harm: [], texts: 0 };
  await page.goto('/rules');
  let coming = ask(page, paths.slice(0, AT_ONCE));
  for (let at = AT_ONCE; at < paths.length + AT_ONCE; at += AT_ONCE) {
    const documents = await coming;
    coming = ask(page, paths.slice(at, at + AT_ONCE));
    const { harm, texts } = await lookAtDocuments(page, documents);
    sum.harm.push(...harm);
    sum.texts += texts;
  }
  await coming;
  return sum;
}

/** The same for an address and what its links to the next lead to, to the end. */
export async function lookThrough(page: Page, first: string): Promise<Look> {
  const sum: Look = { harm: [], texts: 0 };
  await page.goto('/rules');
  let next: string | undefined = first;
  while (next) {
    const documents: string[] = [];
    while (next && documents.length < AT_ONCE) {
      const [html = ''] = await ask(page, [next]);
      documents.push(html);
      next = linkToNext(html);
    }
    const { harm, texts } = await lookAtDocuments(page, documents);
    sum.harm.push(...harm);
    sum.texts += texts;
  }
  return sum;
}

/** Where the page's own link to its next part leads; an attack may hold one too, but to no path of ours. */
function linkToNext(html: string): string | undefined {
  const links = [...html.matchAll(/<a\b[^>]*\brel="next"[^>]*>/g)].map(([link]) => link);
  return links.map((link) => /\bhref="(\/essays\/[^"]+)"/.exec(link)?.[1]).findLast(Boolean);
}

function ask(page: Page, paths: string[]): Promise<string[]> {
  return Promise.all(
    paths.map(async (path) => {
      const answer = await page.request.get(path);
      if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}`);
      return answer.text();
    }),
  );
}

/** Opens documents in frames of the page, all at once, and looks at each. */
export async function lookAtDocuments(page: Page, documents: string[]): Promise<Look> {
  await page.evaluate(
    (htmls) =>
      Promise.all(
        htmls.map((html) => {
          const frame = document.createElement('iframe');
          const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
          frame.srcdoc = html;
          document.body.append(frame);
          return loaded;
        }),
      ),
    documents.map((html) => html.replace(OWN_FILES, '')),
  );
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const looks = await Promise.all(frames.map((frame) => frame.evaluate(harmIn)));
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });
  return {
    harm: looks.flatMap(({ harm }) => harm),
    texts: looks.reduce((sum, { texts }) => sum + texts, 0),
  };
}

/**
 * Runs in the browser and stands by itself. Knows what the site's own markup is made of, and holds
 * everything else for harm: elements, attributes and addresses that no text of a person may bring
 * in, and markup inside names and titles.
 */
function harmIn(): Look {
  const TEXT: Record<string, RegExp> = {
    p: /^id$/,
    br: /^$/,
    hr: /^$/,
    blockquote: /^$/,
    pre: /^tabindex$/,
    code: /^class$/,
    strong: /^$/,
    em: /^$/,
    del: /^$/,
    sup: /^$/,
    a: /^(href|title|rel|id|aria-describedby|aria-label|data-footnote-ref|data-footnote-backref)$/,
    ul: /^class$/,
    ol: /^start$/,
    li: /^(id|class)$/,
    input: /^(type|disabled|checked|aria-label)$/,
    table: /^$/,
    thead: /^$/,
    tbody: /^$/,
    tr: /^$/,
    th: /^align$/,
    td: /^align$/,
    div: /^(class|tabindex|role|aria-label)$/,
    section: /^(class|data-footnotes)$/,
    h2: /^id$/,
    h3: /^id$/,
    h4: /^id$/,
    h5: /^id$/,
    h6: /^id$/,
  };
  const VALUES: Record<string, RegExp> = {
    class: /^(language-[\w+#.-]{1,40}|contains-task-list|task-list-item|table-scroll|footnotes)$/,
    id: /^(note|section)-\S+$/,
    rel: /^(nofollow ugc noopener|noopener)$/,
    type: /^checkbox$/,
    role: /^group$/,
  };
  const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
  const LOADED_LINK = 'link:not([rel=canonical], [rel=alternate])';
  const STRANGE =
    'iframe, frame, object, embed, base, applet, math, video, audio, img, style, meta[http-equiv]';
  // A name, a title, a reason is text and nothing else.
  const PLAIN = '[data-author], h1, title, textarea, option, [data-essay] header > p';
  const ADDRESSES = [
    'href',
    'src',
    'action',
    'formaction',
    'xlink:href',
    'data',
    'poster',
    'srcset',
  ];
  // React writes this one into forms that its script will take over.
  const OF_REACT = /^javascript:throw new Error\('React form unexpectedly submitted\.'\)$/;
  const OWN_SCRIPT =
    /^(\(?self\.__next_[a-z]|\(globalThis\["TURBOPACK"\]|try\{var t=localStorage|\(function\(d,l,k\)\{(try\{d\.addEventListener\("click"|function read\(\)\{try\{var w=JSON)|\$R[A-Z]+=|requestAnimationFrame\(function\(\)\{\$R|addEventListener\("submit",)/;

  // How far a text is read: nothing but addresses of ours, each with a number behind it.
  const OWN_STYLE =
    /^@supports \(animation-timeline:view\(\)\)\{(@keyframes quarter-[\w-]+\{from,to\{background-image:url\(\/api\/reads\/[\w-]+\/[1-4]\)\}\}\.quarter-[\w-]+\{animation:quarter-[\w-]+ linear;animation-timeline:view\(\)\})+\}$/;

  const harm: string[] = [];
  const here = document.baseURI;
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const report = (element: Element, why: string) =>
    harm.push(`${document.title}: ${why}: ${element.outerHTML.slice(0, 200)}`);

  for (const element of all('*')) lookAtAttributes(element);
  for (const element of all(STRANGE)) {
    if (!isOwnStyle(element)) report(element, 'is no element of the site');
  }
  for (const script of all('script')) lookAtScript(script as HTMLScriptElement);
  // A text holds no form, so these are the site's own, and stay here.
  for (const form of all('form[action]')) {
    const action = form.getAttribute('action') ?? '';
    if (!OF_REACT.test(action) && !/^(\/(?!\/).*)?$/.test(action))
      report(form, 'is sent elsewhere');
  }
  for (const element of all('.prose *')) lookAtText(element);
  for (const element of all(PLAIN)) {
    // A heading of the site isolates a name that runs from right to left.
    const isolates = element.matches('h1') ? element.querySelectorAll(':scope > bdi').length : 0;
    if (element.querySelectorAll('*').length > isolates) report(element, 'holds markup');
  }
  return { harm, texts: all('.prose').length };

  function isOwnStyle(element: Element): boolean {
    if (!element.matches('style')) return false;
    const rules = element.textContent;
    // The editor's library names its classes so, and puts them into the head.
    return OWN_STYLE.test(rules) || (element.matches('head > style') && /^\.\u037c/.test(rules));
  }

  function lookAtAttributes(element: Element): void {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) report(element, `has ${name}`);
      if (ADDRESSES.includes(name) && !leadsToPage(value)) report(element, 'leads to a script');
    }
    const loads = element.matches(LOADED_LINK) ? 'href' : 'src';
    const address = element.getAttribute(loads);
    if (!address || (loads === 'href' && !element.matches(LOADED_LINK))) return;
    if (new URL(address, here).origin !== window.origin) report(element, 'comes from elsewhere');
  }

  function leadsToPage(address: string): boolean {
    if (!URL.canParse(address, here) || OF_REACT.test(address)) return true;
    return SCHEMES.includes(new URL(address, here).protocol);
  }

  function lookAtScript(script: HTMLScriptElement): void {
    const isFile = script.src && new URL(script.src).pathname.startsWith('/_next/static/');
    if (script.type === 'application/ld+json') JSON.parse(script.textContent ?? '');
    else if (!isFile && (script.src || !OWN_SCRIPT.test(script.textContent ?? ''))) {
      report(script, 'is no script of the site');
    }
  }

  function lookAtText(element: Element): void {
    const attributes = TEXT[element.localName];
    if (!attributes || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') {
      return void report(element, 'is no element of a text');
    }
    for (const { name, value } of element.attributes) {
      const isKnown = attributes.test(name) && (VALUES[name]?.test(value) ?? true);
      if (!isKnown) report(element, `has ${name}=${value}`);
    }
  }
}
