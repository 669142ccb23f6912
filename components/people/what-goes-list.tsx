import type { ReactNode } from 'react';
import type { WhatGoes } from '#lib/people/views.ts';

/** What deleting an account takes away, and what it leaves. */
export function WhatGoesList({ goes }: { goes: WhatGoes }) {
  const { comments, reactions, drafts, essays } = goes;
  return (
    <div className="mb-10 space-y-8">
      <Part title="What goes">
        <li>Your address, your name, your sessions, notices and offices, and what you saved.</li>
        {comments > 0 ? (
          <li>
            {counted(comments, 'comment')} of yours, with every earlier version. Where somebody
            answered, a line stays in the place of the text, so that the answers can be read.
          </li>
        ) : null}
        {reactions > 0 ? (
          <li>What you said to comments with one click ({reactions.toLocaleString('en-GB')}).</li>
        ) : null}
        {drafts > 0 ? <li>{counted(drafts, 'essay')} that you never published.</li> : null}
      </Part>
      <Part title="What stays">
        <li>“Deleted member” in the place of each of your names.</li>
        <li>Your reports and appeals, without anything that leads to you.</li>
        <li>What moderators decided about your comments, in the public log, without the text.</li>
        {essays > 0 ? (
          <li>
            {counted(essays, 'essay')} that you have published, under “Former author”, because
            others have answered there. <a href="/write">Take back</a> first what nobody is to read.
          </li>
        ) : null}
        <li>
          While a suspension runs: a fingerprint of your address, so that a new account with it is
          suspended too. Nobody can read the address from it.
        </li>
      </Part>
      <p>
        If you want to keep something, <a href="/account/export">take it with you</a> first.
      </p>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-lead font-semibold">{title}</h2>
      <ul className="list-disc space-y-2 pl-5">{children}</ul>
    </section>
  );
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
