import { z } from 'zod';
import { normalisePermalink } from '#lib/importing/rules/permalink.ts';
import { ICON_MAX, SOURCE_MAX, SUMMARY_MAX, TITLE_MAX } from './rules.ts';

const broken = 'This form is broken; load the page again.';

const pageId = z.uuid(broken);

const line = z.string().transform((typed) => typed.replace(/\s+/g, ' ').trim());

/** A title that is still to be found is no reason to keep nothing. */
const unfinished = {
  title: line
    .pipe(z.string().max(TITLE_MAX, `A title can have ${TITLE_MAX} characters at most.`))
    .default(''),
  summary: line
    .pipe(z.string().max(SUMMARY_MAX, `Keep the summary under ${SUMMARY_MAX} characters.`))
    .default(''),
  source: z
    .string()
    .transform((source) => source.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
    .pipe(
      z
        .string()
        .max(
          SOURCE_MAX,
          `A page can have ${SOURCE_MAX.toLocaleString('en-GB')} characters at most.`,
        ),
    )
    .default(''),
};

const permalink = z
  .string()
  .default('')
  .transform((typed, context) => {
    const normal = normalisePermalink(typed);
    if (normal.ok) return normal.value;
    context.addIssue({ code: 'custom', message: `The address ${normal.problem}.` });
    return z.NEVER;
  });

const written = {
  ...unfinished,
  title: line.pipe(
    z
      .string()
      .min(1, 'A page needs a title.')
      .max(TITLE_MAX, `A title can have ${TITLE_MAX} characters at most.`),
  ),
  /** Without its leading slash; empty, it is made from the title. */
  permalink,
  /** Smaller first; empty: at the end. */
  position: z
    .string()
    .trim()
    .regex(/^-?\d{0,6}$/, 'Type a whole number, such as 3.')
    .default('')
    .transform((typed) => (/\d/.test(typed) ? Number(typed) : null)),
  icon: line
    .pipe(z.string().max(ICON_MAX, `The name of an icon has ${ICON_MAX} characters at most.`))
    .default('')
    .transform((typed) => typed || null),
};

const version = z.coerce.number(broken).int().min(1);

export const guidePageInput = z.object({ pageId });

export const createGuidePageInput = z.object(written);

export const saveGuidePageInput = z.object({ pageId, version: version.optional(), ...written });

export const autosaveGuidePageInput = z.object({ pageId, version, ...unfinished });

export const previewGuidePageInput = z.object({ ...unfinished, title: z.string().default('') });

export const restorePageRevisionInput = z.object({
  pageId,
  number: z.coerce.number('Choose a revision.').int().min(1),
});
