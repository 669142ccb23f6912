import { WHERE_KEY } from './kept-where.ts';

/**
 * Keeps which case of the guide its reader chose, in this browser and nowhere else: nothing of it is
 * sent. Where the page has a place for it ([data-said]) it says what was said, with a way to change
 * it and to forget it; a page of the guide opens at the section, unless the reader asked for another
 * place, came back or loaded it again. Runs while the page is read, before it is seen; small and
 * old-fashioned for that reason. Without it every case is still a link to its section.
 */
const SCRIPT = `(function(d,l,k){
function read(){try{var w=JSON.parse(localStorage.getItem(k));return w&&w.sectionId&&w.page&&w.text?w:null}catch(e){return null}}
function add(p,t,s,a){var n=d.createElement(t);n.textContent=s;for(var i in a)n.setAttribute(i,a[i]);p.append(n);return n}
function show(){var w=read(),chosen=null,place=null;
d.querySelectorAll("a[data-where]").forEach(function(a){if(w&&a.dataset.where===w.sectionId&&a.dataset.page===w.page){chosen=a;a.setAttribute("aria-current","true")}else a.removeAttribute("aria-current")});
d.querySelectorAll("[data-said]").forEach(function(p){var home=p.dataset.said==="",mine=chosen&&(home||p.dataset.said===w.sectionId);p.hidden=!mine;p.textContent="";if(!mine)return;
p.append("You said: \\u201c");add(p,"b",w.text,{});p.append("\\u201d. ");if(!home){place=p;p.append("Only this browser knows. ")}
var s=add(p,"span","",{class:"whitespace-nowrap"});add(s,"a",home?"Go on there":"Change",{href:home?chosen.getAttribute("href"):"#ways-in"});
s.append(" \\u00b7 ");add(s,"button","Forget",{type:"button","data-forget":"",class:"underline cursor-pointer py-1"})});return place}
function pick(e){if(!e.target.closest)return;var a=e.target.closest("a[data-where]"),f=e.target.closest("[data-forget]");
try{if(a){localStorage.setItem(k,JSON.stringify({sectionId:a.dataset.where,page:a.dataset.page,text:a.dataset.words}));show()}
if(f){var p=f.closest("[data-said]");localStorage.removeItem(k);show();p.hidden=false;p.textContent="Forgotten. ";add(p,"a","Choose again",{href:p.dataset.said===""?"#guide":"#ways-in"}).focus()}}catch(e){}}
d.addEventListener("click",pick);d.addEventListener("auxclick",pick);addEventListener("pageshow",function(e){if(e.persisted)show()});
var at=show(),n=performance.getEntriesByType("navigation")[0];if(at&&!l.hash&&n&&n.type==="navigate")at.scrollIntoView()
})(document,location,${JSON.stringify(WHERE_KEY)})`.replaceAll('\n', '');

/** Stands behind everything it lays hands on. */
export function WhereScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}

/**
 * The place where the script says what the reader said; empty and out of sight for everybody else.
 * `section` is the id of the section that it stands in; on another page it has none.
 */
export function Said({ section = '' }: { section?: string }) {
  return (
    <p
      data-said={section}
      data-screen-only
      hidden
      // The script fills it before React takes the page over.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: empty: what stands there is not React's
      dangerouslySetInnerHTML={{ __html: '' }}
      className="mb-4 scroll-mt-6 border-l-4 border-accent bg-sunken px-4 py-2 text-meta"
    />
  );
}
