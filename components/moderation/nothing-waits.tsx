import { type QueueFilter, queueAddress } from '#lib/moderation/rules/queue.ts';

/** The queue when there is nothing in it. */
export function NothingWaits({
  filter,
  isFurtherPage,
}: {
  filter: QueueFilter;
  isFurtherPage: boolean;
}) {
  return (
    <div className="border-b border-line py-10 text-center">
      <p className="font-serif text-title font-semibold">Nothing waits.</p>
      <p className="mt-1 text-soft">
        {isFurtherPage ? (
          <a href={queueAddress(filter)}>Back to the top of the queue</a>
        ) : filter === 'all' ? (
          'Everything that was reported, held or appealed is decided. Thank you.'
        ) : (
          <a href={queueAddress('all')}>Everything that waits</a>
        )}
      </p>
    </div>
  );
}
