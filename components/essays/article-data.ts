import type { EssayCard, EssayView } from '#lib/essays/views.ts';
import type { EssayAround } from './essay-around.ts';

type Site = { name: string; url: string };

/**
 * What is said to programs of an essay beside what its card says, in the words of schema.org: made
 * on the server, so that the page's script has none of it.
 */
export function articleData(site: Site, essay: EssayView, around: EssayAround): object {
  const { place, surroundings } = around;
  const { corrections } = essay;
  const changes = [essay.publishedAt, essay.revisedAt ?? '', ...corrections.map(({ at }) => at)];
  return {
    inLanguage: essay.language,
    image: `${site.url}/essays/${essay.slug}/og.png`,
    // ISO 8601 in UTC sorts as it is.
    dateModified: changes.sort().at(-1),
    ...(corrections.length === 0
      ? {}
      : {
          correction: corrections.map(({ note, at }) => ({
            '@type': 'CorrectionComment',
            text: note,
            datePublished: at,
          })),
        }),
    ...(place === null
      ? {}
      : {
          position: place.part,
          isPartOf: {
            '@type': 'CreativeWorkSeries',
            '@id': `${site.url}/series/${place.slug}`,
            name: place.title,
            url: `${site.url}/series/${place.slug}`,
          },
        }),
    ...(surroundings.answers === null
      ? {}
      : {
          citation: {
            '@type': 'Article',
            '@id': `${site.url}/essays/${surroundings.answers.slug}#essay`,
            headline: surroundings.answers.title,
            url: `${site.url}/essays/${surroundings.answers.slug}`,
            author: { '@type': 'Person', name: surroundings.answers.byline },
          },
        }),
  };
}

/** The card of an essay without its text and whatever else its page has. */
export function cardOf(essay: EssayView): EssayCard {
  const { slug, title, summary, language, byline, publishedAt, revisedAt, words, comments } = essay;
  return { slug, title, summary, language, byline, publishedAt, revisedAt, words, comments };
}
