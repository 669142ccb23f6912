import {
  history,
  historyKeymap,
  indentLess,
  indentMore,
  standardKeymap,
} from '@codemirror/commands';
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, type KeyBinding, keymap } from '@codemirror/view';
import { look } from './code-mirror-look.ts';
import { insertBlock, markup } from './markup.ts';
import { pasting } from './pasting.ts';
import { TOOLS, type ToolName, tools } from './tools.ts';

/** What a text that is being written says to those who don't see it. */
export type WritingAttributes = {
  id: string;
  labelledBy: string;
  describedBy: string | undefined;
  isInvalid: boolean;
};

export type MountOptions = {
  parent: HTMLElement;
  text: string;
  /** Where the cursor stood in the field that this takes the place of. */
  selection: { anchor: number; head: number };
  attributes: WritingAttributes;
  onEdit: () => void;
  onMove: () => void;
  /** Somebody wants to put pictures where the cursor stands: chosen, dropped or pasted ones. */
  onPictures: (files: File[]) => void;
};

/** A text in CodeMirror, without the words of CodeMirror: this module is loaded on demand. */
export type MountedText = {
  text(): string;
  /** Puts another text in place of this one; what is the same stays, and it can be undone. */
  replace(text: string): void;
  insertBlock(block: string): void;
  use(tool: Exclude<ToolName, 'picture'>): void;
  focus(): void;
  /** Lines count from 1. */
  goToLine(line: number): void;
  line(): number;
  describe(attributes: WritingAttributes): void;
  destroy(): void;
};

/** An item of a list, whose indentation the tab key changes. */
const LIST_ITEM = /^\s*([-*+]|\d{1,9}[.)])\s/;

/** Shows a text in CodeMirror, in place of a plain field. */
export function mountText(options: MountOptions): MountedText {
  const described = new Compartment();
  const pictures = { onPictures: options.onPictures };
  const keys: KeyBinding[] = TOOLS.map((name) => ({
    key: tools[name].keys,
    preventDefault: true,
    run(view) {
      if (name === 'picture') options.onPictures([]);
      else view.dispatch(markup[name](view.state));
      return true;
    },
  }));
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      selection: within(options.selection, options.text.length),
      extensions: [
        Prec.high(keymap.of(keys)),
        keymap.of([
          // Elsewhere the tab key leads on, as in every form; after Escape it does here too.
          { key: 'Tab', run: inList(indentMore), shift: inList(indentLess) },
          ...markdownKeymap,
          ...historyKeymap,
          ...searchKeymap,
          ...standardKeymap,
        ]),
        history(),
        search({ top: true }),
        markdown({ base: markdownLanguage, completeHTMLTags: false, addKeymap: false }),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of({
          spellcheck: 'true',
          autocorrect: 'on',
          autocapitalize: 'sentences',
          'aria-multiline': 'true',
        }),
        described.of(attributesOf(options.attributes)),
        pasting(pictures),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onEdit();
          if (update.docChanged || update.selectionSet) options.onMove();
        }),
        look,
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => replaceText(view, text),
    insertBlock(block) {
      view.dispatch(insertBlock(view.state, block));
      view.focus();
    },
    use(tool) {
      view.dispatch(markup[tool](view.state));
      view.focus();
    },
    focus: () => view.focus(),
    goToLine(number) {
      const line = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: line.from, head: line.to },
        effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
      });
      view.focus();
    },
    line: () => view.state.doc.lineAt(view.state.selection.main.head).number,
    describe: (attributes) =>
      view.dispatch({ effects: described.reconfigure(attributesOf(attributes)) }),
    destroy: () => view.destroy(),
  };
}

function attributesOf({ id, labelledBy, describedBy, isInvalid }: WritingAttributes) {
  return EditorView.contentAttributes.of({
    id,
    'aria-labelledby': labelledBy,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(isInvalid ? { 'aria-invalid': 'true' } : {}),
  });
}

function inList(command: (view: EditorView) => boolean) {
  return (view: EditorView) => {
    const { head } = view.state.selection.main;
    return LIST_ITEM.test(view.state.doc.lineAt(head).text) && command(view);
  };
}

/** Only what differs is replaced, so that the cursor and what is seen stay where they are. */
function replaceText(view: EditorView, text: string): void {
  const old = view.state.doc.toString();
  if (old === text) return;
  let start = 0;
  const most = Math.min(old.length, text.length);
  while (start < most && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  view.dispatch({
    changes: {
      from: start,
      to: old.length - end,
      insert: text.slice(start, text.length - end),
    },
    userEvent: 'input.replace',
  });
}

function within({ anchor, head }: { anchor: number; head: number }, length: number) {
  return { anchor: Math.min(anchor, length), head: Math.min(head, length) };
}
