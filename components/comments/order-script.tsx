/** Where the browser keeps the order that was last chosen; nothing there means the oldest first. */
export const ORDER_KEY = 'off-call-order';

/** How long a page that is being replaced stays out of sight (ms), should it not be replaced after all. */
const OUT_OF_SIGHT_FOR = 3_000;

/**
 * Keeps an order when it is chosen. On an essay's own address the kept order takes the page's place
 * before anything of it is seen, unless the address asks for one comment, or for the first part by
 * the way back to it (part-links.tsx). Small and old-fashioned, because it runs before everything else.
 * A middle click is no click.
 */
const SCRIPT = `(function(d,l,k){try{d.addEventListener("click",c);d.addEventListener("auxclick",c);function c(e){var a=e.target.closest&&e.target.closest("a[data-order]");if(a)try{localStorage.setItem(k,a.dataset.order)}catch(e){}}var o=localStorage.getItem(k),s=d.documentElement.style;if((o==="newest"||o==="helpful")&&/^\\/essays\\/[^/]+$/.test(l.pathname)&&!/^#(comment-|discussion-heading)/.test(l.hash)){s.visibility="hidden";setTimeout(function(){s.visibility=""},${OUT_OF_SIGHT_FOR});l.replace(l.pathname+"/"+o+l.search+l.hash)}}catch(e){}})(document,location,${JSON.stringify(ORDER_KEY)})`;

/** Has this browser read discussions in the order that its reader chose last. Stands before all else. */
export function OrderScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
