import { BODY_MAX } from '#lib/comments/rules.ts';
import { readableText } from '#lib/word-rules/rules/readable-text.ts';
import { type Check, PUBLISH, refuseText } from './check.ts';

/** Spaces of any width, and what cannot be seen. */
const NOTHING = /[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** The longest text that is looked at for whether it shows anything: longer ones surely do. */
const SHORT = 200;

/**
 * Not longer than a comment may be (forms say so before; others don't come by a form), and with
 * something to see in it: Markdown of nothing but definitions shows nothing.
 */
export const length: Check = ({ body, html }) => {
  if (body.length > BODY_MAX) {
    const most = BODY_MAX.toLocaleString('en-GB');
    return refuseText('length', `A comment can have ${most} characters at most.`);
  }
  if (html.length < SHORT && readableText(html).replace(NOTHING, '') === '') {
    return refuseText('length', 'Nothing of this text would be shown. Write something first.');
  }
  return PUBLISH;
};
