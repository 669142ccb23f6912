import type { TextFields } from '#components/writing/text-fields.ts';
import type { DeskPageInFull } from '#lib/guide/views.ts';

/** The fields that are saved by themselves, as a person calls them. */
export const LABELS: Record<string, string> = {
  title: 'Title',
  source: 'Text',
  summary: 'Summary',
};

/** What is kept of a page, as its form holds it; of a new one nothing. */
export function fieldsOfPage(page: DeskPageInFull | null): TextFields {
  return {
    title: page?.title ?? '',
    summary: page?.summary ?? '',
    source: page?.source ?? '',
  };
}

/** What a field of the form starts with: what was sent and came back, else what is kept. */
export function givenOf(
  page: DeskPageInFull | null,
  sent: Record<string, string> | undefined,
): (name: string) => string {
  const kept: TextFields = {
    ...fieldsOfPage(page),
    permalink: page?.permalink ?? '',
    position: page?.position?.toString() ?? '',
    icon: page?.icon ?? '',
  };
  return (name) => sent?.[name] ?? kept[name] ?? '';
}
