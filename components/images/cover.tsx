import type { CoverView } from '#lib/images/views.ts';
import { PICTURE_SIZES, pictureSource } from '#lib/kernel/markdown/pictures.ts';

/**
 * The picture above an essay. It is what a reader sees first, so it is asked for before anything
 * else, and its room is kept by its size.
 */
export function Cover({ cover }: { cover: CoverView | null }) {
  if (cover === null) return null;
  return (
    // biome-ignore lint/performance/noImgElement: our pictures come in several widths already
    <img
      data-cover
      {...pictureSource(cover.id, cover)}
      sizes={PICTURE_SIZES}
      alt={cover.alt}
      fetchPriority="high"
      decoding="async"
      className="mb-10 h-auto max-h-[85svh] w-full bg-sunken object-cover"
    />
  );
}
