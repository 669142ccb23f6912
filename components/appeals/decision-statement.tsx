import type { ReactNode } from 'react';
import { Explanation } from '#components/moderation/decision-list.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import { kinds } from '#lib/moderation/rules/kinds.ts';
import type { DecisionStatement } from '#lib/moderation/views.ts';
import { concernWords } from '#lib/notifications/rules.ts';

/** What a decision did, to the person it is about, or to a moderator. */
export function decisionWords(decision: DecisionStatement): string {
  const { kind, subject, comment, essay, name, isOwn } = decision;
  if (isOwn) {
    return concernWords({
      kind,
      subject,
      number: comment?.number ?? null,
      title: essay?.title ?? '',
    });
  }
  const named = subject === 'persona' && name !== null ? `“${name}”` : WHAT[subject];
  const about = comment ? `comment #${comment.number}` : named;
  const where = essay?.title ? ` on “${essay.title}”` : '';
  return `${kinds[kind].past}: ${about}${where}`;
}

const WHAT: Record<DecisionStatement['subject'], string> = {
  comment: 'a comment',
  essay: 'the essay',
  persona: 'somebody who writes',
  thread: 'the discussion',
  import: 'an imported discussion',
};

const SOURCES: Record<DecisionStatement['source'], string> = {
  report: 'A member reported it.',
  notice: 'Somebody without an account sent a notice about it.',
  own_initiative: 'A moderator acted on their own initiative.',
  automatic: 'A rule that works by itself.',
  appeal: 'An appeal against an earlier decision.',
  import: 'It came in with an import.',
};

/** The heading of its page. */
export function decisionHeading({ isOwn, subject }: DecisionStatement): string {
  return isOwn ? HEADINGS[subject] : 'A decision';
}

const HEADINGS: Record<DecisionStatement['subject'], string> = {
  comment: 'A decision about your comment',
  essay: 'A decision about your essay',
  persona: 'A decision about you',
  thread: 'A decision about a discussion',
  import: 'A decision',
};

/** A decision with everything that article 17 DSA asks for. Never who decided. */
export function Statement({ decision }: { decision: DecisionStatement }) {
  const { rule, law, slowSeconds, takenBack } = decision;
  return (
    <>
      {takenBack ? (
        <Notice kind="success" title="This decision was taken back" className="mb-6">
          <Explanation text={takenBack.explanation} />
          <p className="mt-2 text-soft">
            <Time at={takenBack.decidedAt} show="moment" />
          </p>
        </Notice>
      ) : null}
      {decision.undone ? (
        <Notice title="This decision was undone at once" className="mb-6">
          <p>It never took effect, and nobody was told of it.</p>
        </Notice>
      ) : null}
      <dl className="divide-y divide-line border-y border-line">
        <Fact title="When">
          <Time at={decision.decidedAt} show="moment" />
        </Fact>
        <About decision={decision} />
        {slowSeconds === null ? null : (
          <Fact title="What it means">
            Whoever writes there waits {waitWords(slowSeconds)} between two comments.
          </Fact>
        )}
        {kinds[decision.kind].burdens ? (
          <Fact title="For how long">
            {decision.endsAt ? (
              <>
                Until <Time at={decision.endsAt} show="moment" />
              </>
            ) : (
              'Until it is taken back'
            )}
          </Fact>
        ) : null}
        {rule ? (
          <Fact title="House rule">
            <p className="font-semibold">
              <a href={`/rules#${rule.key}`}>{rule.title}</a>
            </p>
            <p className="mt-1">{rule.text}</p>
          </Fact>
        ) : null}
        {law ? <Fact title="Law">{law}</Fact> : null}
        <Fact title="Facts and reasons">
          <div className="*:mt-0">
            <Explanation text={decision.explanation} />
          </div>
        </Fact>
        <Fact title="How it came up">
          <p>{SOURCES[decision.source]}</p>
          <p>
            {decision.automated
              ? 'It was decided by a program, without a person.'
              : 'A person decided it, without help from a program.'}
          </p>
        </Fact>
      </dl>
    </>
  );
}

function waitWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return `${seconds} seconds`;
  return minutes === 1 ? 'one minute' : `${minutes} minutes`;
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="py-3">
      <dt className="text-meta text-soft">{title}</dt>
      <dd className="overflow-clip wrap-anywhere">{children}</dd>
    </div>
  );
}

/** The way to what it is about, as far as whoever reads this can go there. */
function About({ decision }: { decision: DecisionStatement }) {
  const link = linkOf(decision);
  if (!link) return null;
  return (
    <Fact title="What it is about">
      <a href={link.href} className="inline-block py-1">
        {link.text}
      </a>
    </Fact>
  );
}

function linkOf({ subject, isOwn, comment, essay }: DecisionStatement) {
  if (comment) {
    return isOwn
      ? { href: `/comments/${comment.id}/more`, text: 'Your comment' }
      : { href: `/comments/${comment.id}/hide`, text: `Comment #${comment.number}` };
  }
  if (!essay) return null;
  if (subject === 'essay' && isOwn) return { href: `/write/${essay.id}`, text: 'Your essay' };
  if (essay.title === '') return null;
  const place = subject === 'essay' ? essay.title : `The discussion of “${essay.title}”`;
  return { href: `/essays/${essay.slug}`, text: place };
}
