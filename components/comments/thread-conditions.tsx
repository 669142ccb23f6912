import { Notice } from '#components/ui/notice.tsx';
import type { ThreadNames } from '#lib/comments/views.ts';
import { inWords } from '#lib/kernel/duration.ts';
import { SECOND } from '#lib/kernel/time.ts';

type ThreadConditionsProps = {
  thread: Pick<ThreadNames, 'locked' | 'slowSeconds'>;
  className?: string;
};

/** Under what conditions of a moderator a discussion is written in: locked, or slowed down. */
export function ThreadConditions({ thread, className }: ThreadConditionsProps) {
  const { locked, slowSeconds } = thread;
  if (locked) {
    return (
      <Notice title="A moderator has locked this discussion" className={className}>
        <p>
          Everybody can read it, and nobody can write in it.
          {locked.rule ? (
            <>
              {' '}
              House rule: <a href="/rules">{locked.rule}</a>
            </>
          ) : null}
        </p>
      </Notice>
    );
  }
  if (slowSeconds === null) return null;
  return (
    <Notice title="A moderator has slowed this discussion down" className={className}>
      <p>Each person can write here once in {inWords(slowSeconds * SECOND)}.</p>
    </Notice>
  );
}
