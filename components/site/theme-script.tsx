import { THEME_KEY } from './theme.ts';

// Runs while the page is still empty, so that nobody who reads in the dark sees a flash of white.
const SCRIPT = `try{var t=localStorage.getItem(${JSON.stringify(THEME_KEY)});if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/** Puts the reader's own choice of light or dark onto the page before it is painted. */
export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
