import type { TextFields } from '#components/writing/text-fields.ts';
import type { EssayDraft } from '#lib/essays/views.ts';
import type { OwnPicture } from '#lib/images/views.ts';
import type { CoverChoice } from './editor-details.tsx';

/** The fields of the editor, as a person calls them. */
export const LABELS: Record<string, string> = {
  title: 'Title',
  source: 'Text',
  summary: 'Summary',
  language: 'Language',
  answers: 'What it answers',
  coverId: 'Cover',
  coverAlt: 'What the cover shows',
};

const NEW_LANGUAGE = 'en-GB';

/** What is kept of an essay, as the editor's form holds it; of a new one nothing. */
export function fieldsOfDraft(essay: EssayDraft | null): TextFields {
  return {
    title: essay?.title ?? '',
    summary: essay?.summary ?? '',
    source: essay?.source ?? '',
    language: essay?.language ?? NEW_LANGUAGE,
    answers: essay?.answers?.title ?? '',
    // The cover before what it shows: choosing one fills that in.
    coverId: essay?.coverId ?? '',
    coverAlt: essay?.coverAlt ?? '',
  };
}

/** Whether nothing is written yet: no reason to begin a draft. */
export function isBlank({ title = '', summary = '', source = '' }: TextFields): boolean {
  return `${title}${summary}${source}`.trim() === '';
}

/** What of an author's pictures the choice of a cover needs. */
export function coversOf(
  pictures: Pick<OwnPicture, 'id' | 'alt' | 'width' | 'widths'>[],
): CoverChoice[] {
  return pictures.map(({ id, alt, width, widths }) => ({ id, alt, width: widths[0] ?? width }));
}
