import type { Options as Schema } from 'rehype-sanitize';
import { LINK_SCHEMES } from './links.ts';
import { PICTURE_SIZES } from './pictures.ts';

/** What stands on every id that comes out of a text, so that it can't take a name of the page's. */
const NOTE_ID = /^note-[^\s"'<>`]+$/;
const SECTION_ID = /^section-[^\s"'<>`]+$/;

/** Where a picture of ours comes from. */
const PICTURE = '/images/[0-9a-f-]{36}/\\d{1,5}\\.webp';
const PICTURE_SRC = new RegExp(`^${PICTURE}$`);
const PICTURE_SRCSET = new RegExp(`^${PICTURE} \\d{1,5}w(?:, ${PICTURE} \\d{1,5}w){0,9}$`);
const PIXELS = /^\d{1,5}$/;

/** How a code block says its language; anything else in the line after the fence is dropped. */
export const LANGUAGE_CLASS = /^language-[\p{L}\p{N}_+#.-]{1,40}$/u;

/**
 * What a comment may consist of: elements, their attributes and the values these may have. There is
 * no style, no picture, no form field except a dead checkbox, no id except those of footnotes, and
 * no class except those named here. Everything else is taken away, even if a step before this one
 * had made it.
 */
export const commentSchema: Schema = {
  tagNames: [
    ...['p', 'br', 'hr', 'blockquote', 'pre', 'code', 'strong', 'em', 'del', 'sup', 'a'],
    ...['ul', 'ol', 'li', 'input'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'div', 'section'],
  ],
  attributes: {
    '*': [],
    a: [
      'href',
      'title',
      ['rel', 'nofollow', 'ugc', 'noopener'],
      ['id', NOTE_ID],
      ['ariaDescribedBy', NOTE_ID],
      ['ariaLabel', /^Back to reference [\d-]{1,20}$/],
      'dataFootnoteRef',
      'dataFootnoteBackref',
    ],
    p: [['id', NOTE_ID]],
    code: [['className', LANGUAGE_CLASS]],
    pre: [['tabIndex', 0]],
    ol: ['start'],
    ul: [['className', 'contains-task-list']],
    li: [
      ['className', 'task-list-item'],
      ['id', NOTE_ID],
    ],
    input: [['type', 'checkbox'], ['disabled', true], 'checked', ['ariaLabel', 'Done', 'Not done']],
    th: [['align', 'left', 'center', 'right']],
    td: [['align', 'left', 'center', 'right']],
    div: [
      ['className', 'table-scroll'],
      ['tabIndex', 0],
      ['role', 'group'],
      ['ariaLabel', 'Table'],
    ],
    section: [['className', 'footnotes'], 'dataFootnotes'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  ancestors: {
    li: ['ol', 'ul'],
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
    input: ['li'],
  },
  protocols: { href: LINK_SCHEMES },
  // Ids are checked by their prefix above; prefixing them once more would break the links to them.
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style', 'template'],
  allowComments: false,
  allowDoctypes: false,
};

/** What an essay may consist of: a comment's elements, headings below the page's title, pictures of ours. */
export const essaySchema: Schema = {
  ...commentSchema,
  tagNames: [
    ...(commentSchema.tagNames ?? []),
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'figure',
    'figcaption',
    'img',
  ],
  attributes: {
    ...commentSchema.attributes,
    h2: [['id', SECTION_ID, NOTE_ID]],
    h3: [['id', SECTION_ID]],
    h4: [['id', SECTION_ID]],
    h5: [['id', SECTION_ID]],
    h6: [['id', SECTION_ID]],
    img: [
      'alt',
      'title',
      ['src', PICTURE_SRC],
      ['srcSet', PICTURE_SRCSET],
      ['sizes', PICTURE_SIZES],
      ['width', PIXELS],
      ['height', PIXELS],
      ['loading', 'lazy'],
      ['decoding', 'async'],
    ],
  },
};
