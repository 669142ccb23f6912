import { BUILD_EXAMPLE } from '#lib/site/rules.ts';
import { answerWithComments } from '../../../../comments-feed.ts';

export function generateStaticParams() {
  return [{ slug: BUILD_EXAMPLE }];
}

/** The newest comments below an essay as an Atom feed. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return answerWithComments((await params).slug, 'atom');
}
