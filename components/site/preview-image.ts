/** The picture that goes with a link to any page, drawn in app/opengraph-image.png. */
export const PREVIEW_IMAGE = {
  url: '/opengraph-image.png',
  width: 1200,
  height: 630,
  alt: 'Where clinicians say what can’t be said at work.',
};
