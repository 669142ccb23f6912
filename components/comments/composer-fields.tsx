'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/text-area.tsx';
import { BODY_MAX, tidyBody } from '#lib/comments/rules.ts';
import type { DraftField } from './composer-use-draft.ts';

type ComposerTextProps = {
  draft: DraftField;
  /** Of the textarea; once on a page. */
  id: string;
  label: ReactNode;
  error: string | undefined;
  /** Rows that it starts with. */
  rows?: number;
};

/** Where a comment is typed, with its length and the help for its signs. */
export function ComposerText({ draft, id, label, error, rows = 7 }: ComposerTextProps) {
  return (
    <div>
      <TextArea
        ref={draft.field}
        id={id}
        name="body"
        label={label}
        error={error}
        rows={rows}
        spellCheck
        value={draft.body}
        onChange={(event) => draft.type(event.target.value)}
      />
      <Length body={draft.body} />
      {draft.restored ? (
        <p role="status" className="mt-1 text-meta text-soft">
          Restored what you wrote.{' '}
          <Button className="ml-2 min-h-8 px-3 py-1 text-meta" onClick={draft.startOver}>
            Start over
          </Button>
        </p>
      ) : null}
      <FormattingHelp />
    </div>
  );
}

const count = (characters: number) => characters.toLocaleString('en-GB');

/** The room that is left; read out only when it is used up. */
function Length({ body }: { body: string }) {
  const length = tidyBody(body).length;
  const over = length - BODY_MAX;
  return (
    <p
      data-needs-script
      role={over > 0 ? 'status' : undefined}
      className={`mt-1 text-right text-small tabular-nums ${over > 0 ? 'font-semibold text-danger' : 'text-soft'}`}
    >
      {over > 0
        ? `${count(over)} ${over === 1 ? 'character' : 'characters'} too many`
        : `${count(length)} of ${count(BODY_MAX)} characters`}
    </p>
  );
}

const SIGNS = [
  { typed: '*emphasis*', shown: <em>emphasis</em> },
  { typed: '**strong**', shown: <strong>strong</strong> },
  { typed: '[a link](https://example.org)', shown: <u>a link</u> },
  { typed: '> what somebody said', shown: 'a quotation' },
  { typed: '- one\n- two', shown: 'a list' },
  { typed: ':+1:', shown: '👍' },
];

function FormattingHelp() {
  return (
    <details className="mt-1 w-fit text-meta">
      <summary className="w-fit py-1.5 text-soft hover:text-ink">How to format</summary>
      <dl className="mt-1 grid w-fit grid-cols-[auto_auto] gap-x-6 gap-y-1.5">
        {SIGNS.map(({ typed, shown }) => (
          <div key={typed} className="contents">
            <dt className="whitespace-pre-line">
              <code className="bg-sunken px-1 font-mono text-small">{typed}</code>
            </dt>
            <dd className="text-soft">{shown}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-soft">
        An empty line starts a new paragraph. This is Markdown; HTML and pictures are not shown.
      </p>
    </details>
  );
}
