import type { Element, Properties } from 'hast';
import { pictureAddress, pictureIdOf } from '../picture-address.ts';

/** A picture of ours: its size in pixels, the widths in which it can be had, and what it shows. */
export type Picture = { width: number; height: number; widths: readonly number[]; alt: string };

/** Gives a picture by its id, or null if there is none. */
export type ResolveImage = (id: string) => Picture | null;

/** What a browser gets that knows nothing of `srcset`. */
const USUAL_WIDTH = 960;

/** The column of an essay is 42rem wide with 1.5rem on each side; on a phone it has 1.25rem. */
export const PICTURE_SIZES = '(min-width: 42rem) 39rem, calc(100vw - 2.5rem)';

/** More than any essay shows. Each takes much more HTML than Markdown, so a text can't grow without end. */
const MOST_SHOWN = 200;

/** The same for one text: of what comes after the first MOST_SHOWN only the words are left. */
export function upToMost(resolveImage: ResolveImage | undefined): ResolveImage | undefined {
  let shown = 0;
  return (
    resolveImage &&
    ((id) => {
      shown += 1;
      return shown > MOST_SHOWN ? null : resolveImage(id);
    })
  );
}

/**
 * How a browser finds a picture in the width that fits. With `width` and `height` it keeps the room
 * for it, so that no text jumps when it comes.
 */
export function pictureSource(
  id: string,
  { width, height, widths }: Omit<Picture, 'alt'>,
): { src: string; srcSet: string; width: number; height: number } {
  const usual = widths.find((each) => each >= USUAL_WIDTH) ?? widths.at(-1) ?? width;
  return {
    src: pictureAddress(id, usual),
    srcSet: widths.map((each) => `${pictureAddress(id, each)} ${each}w`).join(', '),
    width,
    height,
  };
}

/**
 * The picture that an `img` of a text names: one of ours as it is shown, loaded when the reader
 * comes near it; undefined when it names none of ours. Of one that does not exist (any more), what
 * it would show is left in words.
 */
export function ownPicture(
  { properties }: Element,
  resolveImage: ResolveImage | undefined,
): Element | { type: 'text'; value: string } | undefined {
  const id = pictureIdOf(String(properties.src ?? ''));
  if (id === null || !resolveImage) return undefined;
  const said = String(properties.alt ?? '').trim();
  const picture = resolveImage(id);
  if (!picture) return { type: 'text', value: said };
  const shown: Properties = {
    ...pictureSource(id, picture),
    sizes: PICTURE_SIZES,
    alt: said || picture.alt,
    loading: 'lazy',
    decoding: 'async',
  };
  if (properties.title) shown.title = properties.title;
  return { type: 'element', tagName: 'img', properties: shown, children: [] };
}

/** A picture that stands alone in its paragraph is a figure; what was written as its title is below it. */
export function asFigure(paragraph: Element): Element {
  const [picture, ...others] = paragraph.children;
  if (picture?.type !== 'element' || picture.tagName !== 'img' || others.length > 0) {
    return paragraph;
  }
  const { title, ...properties } = picture.properties;
  const figure: Element = {
    type: 'element',
    tagName: 'figure',
    properties: {},
    children: [{ ...picture, properties }],
  };
  if (title) {
    figure.children.push({
      type: 'element',
      tagName: 'figcaption',
      properties: {},
      children: [{ type: 'text', value: String(title) }],
    });
  }
  return figure;
}
