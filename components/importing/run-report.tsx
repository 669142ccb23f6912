import type { ReportedItem, RunReport } from '#lib/importing/views.ts';

/** Lists up to here stand open. */
const OPEN_UP_TO = 12;

const KINDS = { essay: 'Essays', page: 'Pages of the guide', discussion: 'Discussions' } as const;

/** What an import brings, or brought: counts first, then each thing with what was changed in it. */
export function RunReportView({ report, isDone }: { report: RunReport; isDone: boolean }) {
  return (
    <div className="space-y-10">
      <ul className="divide-y divide-line border-y border-line">
        {countsOf(report).map((line) => (
          <li key={line} className="py-2.5">
            {line}
          </li>
        ))}
      </ul>
      {(['essay', 'page', 'discussion'] as const).map((kind) => (
        <ItemList
          key={kind}
          title={KINDS[kind]}
          items={report.items.filter((item) => item.kind === kind)}
          isDone={isDone}
        />
      ))}
      {report.moreItems > 0 ? (
        <p className="text-soft">And {number(report.moreItems)} more that are not listed.</p>
      ) : null}
      <LeftOutList report={report} />
    </div>
  );
}

function ItemList({
  title,
  items,
  isDone,
}: {
  title: string;
  items: ReportedItem[];
  isDone: boolean;
}) {
  if (items.length === 0) return null;
  return (
    <details open={items.length <= OPEN_UP_TO}>
      <summary className="cursor-pointer py-1 text-lead font-semibold">
        {title} ({number(items.length)})
      </summary>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {items.map((item) => (
          <li key={`${item.address} ${item.title}`} className="py-3 wrap-anywhere">
            <p className="font-semibold">
              {isDone ? (
                <a href={item.leadsTo}>
                  <bdi>{item.title}</bdi>
                </a>
              ) : (
                <bdi>{item.title}</bdi>
              )}
            </p>
            <p className="text-meta text-soft first-letter:uppercase">
              {item.outcome}, at <bdi>{item.address}</bdi>
            </p>
            {item.notes.length > 0 ? (
              <ul className="mt-1 list-disc ps-5 text-meta text-soft">
                {item.notes.map((note) => (
                  <li key={note}>
                    <bdi>{note}</bdi>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

function LeftOutList({ report: { leftOut, moreLeftOut } }: { report: RunReport }) {
  if (leftOut.length === 0) return null;
  return (
    <details open={leftOut.length <= OPEN_UP_TO}>
      <summary className="cursor-pointer py-1 text-lead font-semibold">
        Left out ({number(leftOut.length + moreLeftOut)})
      </summary>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {leftOut.map(({ what, why }) => (
          <li key={`${what} ${why}`} className="py-3 wrap-anywhere">
            <p className="font-semibold first-letter:uppercase">
              <bdi>{what}</bdi>
            </p>
            <p className="text-meta text-soft first-letter:uppercase">
              <bdi>{why}</bdi>
            </p>
          </li>
        ))}
      </ul>
      {moreLeftOut > 0 ? <p className="mt-3 text-soft">And {number(moreLeftOut)} more.</p> : null}
    </details>
  );
}

const asDrafts = (added: number) => (added === 1 ? 'as a draft' : 'as drafts');

function countsOf({ essays, pages, comments, addresses }: RunReport): string[] {
  const texts = (of: typeof essays, one: string, many: string): [number, string][] => [
    [
      of.added,
      `${count(of.added, `new ${one}`, `new ${many}`)}, ${of.published === 0 ? asDrafts(of.added) : `${number(of.published)} published`}`,
    ],
    [of.replaced, `${count(of.replaced, one, many)} with a new revision`],
    [of.known, `${count(of.known, `${one} that is`, `${many} that are`)} here already`],
    [
      of.left,
      `${count(of.left, `${one} that is`, `${many} that are`)} here and different now: choose “Take changed texts” to have the new text`,
    ],
  ];
  const lines: [number, string][] = [
    ...texts(essays, 'essay', 'essays'),
    ...texts(pages, 'page of the guide', 'pages of the guide'),
    [
      comments.added,
      `${count(comments.added, 'new comment', 'new comments')} by ${count(comments.writers, 'writer', 'writers')} in ${count(comments.discussions, 'discussion', 'discussions')}`,
    ],
    [
      comments.held,
      `${number(comments.held)} of them held for a moderator, because consent is unknown`,
    ],
    [comments.known, `${count(comments.known, 'comment', 'comments')} that came in before`],
    [addresses, `${count(addresses, 'old address leads', 'old addresses lead')} to the new`],
  ];
  return lines.filter(([amount]) => amount > 0).map(([, line]) => line);
}

const number = (amount: number) => amount.toLocaleString('en-GB');
const count = (amount: number, one: string, many: string) =>
  `${number(amount)} ${amount === 1 ? one : many}`;
