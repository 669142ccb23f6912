import sharp from 'sharp';

/**
 * sharp for pictures that somebody sent, and for those that we draw. Of all that it could read only
 * five formats are let in, from memory and never from a file: SVG, PDF, TIFF and the rest have no
 * decoder here that could be attacked. One thread a picture and no cache, so that its memory is that
 * of the picture at hand.
 */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    // AVIF.
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

export { sharp };
