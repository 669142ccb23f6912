import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The look of a text that is being written: the tokens of app/globals.css, so dark comes by itself. */
const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)' },
  // The ring stands around the whole field, inside its edge, where nothing can cover it.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--serif)', lineHeight: '1.65', overflowX: 'hidden' },
  '.cm-content': { padding: '0.9rem 0', caretColor: 'var(--ink)', minHeight: '50vh' },
  '.cm-content:focus-visible': {
    outline: '2px solid var(--accent)',
    outlineOffset: '-2px',
    borderRadius: 'var(--radius-soft, 0.25rem)',
  },
  '.cm-line': {
    padding: '0 0.95rem',
    overflowWrap: 'anywhere',
    unicodeBidi: 'plaintext',
    textAlign: 'start',
  },
  '.cm-panels': {
    backgroundColor: 'var(--sunken)',
    color: 'var(--ink)',
    borderBottom: '1px solid var(--line)',
  },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    fontFamily: 'var(--sans)',
    padding: '0.5rem 2.5rem 0.5rem 0.75rem',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0.35rem 0.5rem',
    alignItems: 'center',
  },
  '.cm-panel.cm-search br': { flexBasis: '100%', content: '""' },
  '.cm-panel.cm-search :is(input, button, label)': { margin: '0', fontSize: '0.9375rem' },
  '.cm-panel.cm-search label': { display: 'inline-flex', gap: '0.3rem', alignItems: 'center' },
  '.cm-textfield': {
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--edge)',
    borderRadius: '0.25rem',
    padding: '0.3rem 0.5rem',
    minHeight: '2.25rem',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'transparent',
    border: '1px solid var(--edge)',
    borderRadius: '0.25rem',
    padding: '0.3rem 0.7rem',
    minHeight: '2.25rem',
  },
  '.cm-panel.cm-search [name=close]': {
    position: 'absolute',
    top: '0.4rem',
    right: '0.5rem',
    width: '2rem',
    height: '2rem',
    fontSize: '1.25rem',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--marked)', outline: '1px solid var(--edge)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
});

const marks = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '1.35em', fontWeight: '600' },
  { tag: tags.heading2, fontSize: '1.25em', fontWeight: '600' },
  { tag: tags.heading3, fontSize: '1.1em', fontWeight: '600' },
  { tag: [tags.heading4, tags.heading5, tags.heading6], fontWeight: '600' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.quote, color: 'var(--soft)' },
  { tag: [tags.link, tags.labelName], color: 'var(--accent)' },
  { tag: [tags.url, tags.string], color: 'var(--soft)', fontSize: '0.9em' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono, monospace)', fontSize: '0.9em' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--soft)' },
]);

export const look = [theme, syntaxHighlighting(marks)];
