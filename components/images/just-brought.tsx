import { Notice } from '#components/ui/notice.tsx';
import { FIRST_OF_MANY, pictureMarkdown } from '#lib/images/rules.ts';
import type { OwnPicture } from '#lib/images/views.ts';
import { pictureAddress } from '#lib/kernel/picture-address.ts';
import { InAText } from './in-a-text.tsx';

type JustBroughtProps = {
  picture: OwnPicture;
  /** It was an animation. */
  isFirstOfMany: boolean;
};

/** What has just come, and how it gets into a text. */
export function JustBrought({ picture, isFirstOfMany }: JustBroughtProps) {
  const { id, alt, width, height, widths } = picture;
  return (
    <Notice live kind="success" title="The picture is here" className="mb-8">
      {isFirstOfMany ? <p className="mb-2">{FIRST_OF_MANY}</p> : null}
      {/* biome-ignore lint/performance/noImgElement: our pictures come in several widths already */}
      <img
        src={pictureAddress(id, widths[0])}
        width={width}
        height={height}
        alt={alt}
        className="my-3 h-auto max-h-48 w-auto max-w-full"
      />
      <p className="mb-3">
        Put this line into a text, on a line of its own. Words in quotes after the address, as in{' '}
        <code>(/images/… "By night")</code>, stand below it.
      </p>
      <InAText markdown={pictureMarkdown(id, alt)} id="markdown-just-brought" />
    </Notice>
  );
}
