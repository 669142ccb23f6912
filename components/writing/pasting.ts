import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { isAddress, linkSelection } from './markup.ts';

type Pictures = { onPictures: (files: File[]) => void };

/** An element that means something in Markdown; without one, the plain words are all there is. */
const MEANS_SOMETHING =
  /<(a\s|b\b|strong|i\b|em\b|h[1-6]|[uo]l\b|li\b|table|blockquote|pre|code|del|s\b|sup|p\b|br\b|img)/i;

/** What code editors put beside the text: their colours, not a structure. */
const FROM_CODE = /vscode|jetbrains|data-pm-slice="0 0 \[\]"/i;

/**
 * What is pasted or dropped: pictures are brought, text from a word processor or a page becomes
 * Markdown with its structure, an address pasted over words links them. Pasted with Shift, text
 * comes as it is (the browser gives no HTML then).
 */
export function pasting({ onPictures }: Pictures): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const { clipboardData } = event;
      if (!clipboardData) return false;
      const html = clipboardData.getData('text/html');
      const text = clipboardData.getData('text/plain');
      const files = picturesIn(clipboardData);
      // Word sends a picture of the text along with the text.
      if (files.length > 0 && text.trim() === '') {
        onPictures(files);
        return true;
      }
      if (isAddress(text.trim()) && !view.state.selection.main.empty) {
        view.dispatch(linkSelection(view.state, text.trim()));
        return true;
      }
      if (html === '' || !MEANS_SOMETHING.test(html) || FROM_CODE.test(html)) return false;
      void insertFromHtml(view, html, text);
      return true;
    },
    drop(event, view) {
      const files = event.dataTransfer ? picturesIn(event.dataTransfer) : [];
      if (files.length === 0) return false;
      event.preventDefault();
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) view.dispatch({ selection: { anchor: at } });
      onPictures(files);
      return true;
    },
  });
}

function picturesIn(data: DataTransfer): File[] {
  return [...data.files].filter((file) => file.type.startsWith('image/'));
}

/** The converter is large and seldom used: it is loaded when something is pasted. */
async function insertFromHtml(view: EditorView, html: string, plain: string): Promise<void> {
  let markdown = plain;
  try {
    const { pastedToMarkdown } = await import('#lib/kernel/markdown/from-pasted.ts');
    markdown = pastedToMarkdown(html) || plain;
  } catch {
    // Not loaded (no network) or not understood: the words themselves are not lost.
  }
  if (markdown === '') return;
  const { from, to } = view.state.selection.main;
  const line = view.state.doc.lineAt(from);
  // A heading or a list begins a line; words go on in theirs.
  const isBlock = markdown.includes('\n\n') || /^(#{1,6} |[-*+] |\d+\. |> |\|)/.test(markdown);
  const lead = isBlock && from > line.from && line.text.slice(0, from - line.from).trim() !== '';
  const follows = isBlock && to < view.state.doc.lineAt(to).to;
  const insert = view.state.toText(`${lead ? '\n\n' : ''}${markdown}${follows ? '\n\n' : ''}`);
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.paste',
    scrollIntoView: true,
  });
}
