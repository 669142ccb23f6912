import { Notice } from '#components/ui/notice.tsx';

/** Says that a discussion holds invented comments. */
export function SampleNotice() {
  return (
    <Notice className="mt-4">
      This discussion holds sample comments by invented people. They show what a discussion looks
      like, and are marked “sample”.
    </Notice>
  );
}
