import { firstPage } from '#lib/comments/rules/addresses.ts';
import { ORDERS, type Order } from '#lib/comments/rules.ts';

const NAMES: Record<Order, string> = {
  oldest: 'Oldest first',
  newest: 'Newest first',
  helpful: 'Most helpful',
};

/**
 * The orders in which a discussion can be read, each a page of its own. A browser keeps which one was
 * chosen (order-script.tsx).
 */
export function OrderChoice({ slug, order }: { slug: string; order: Order }) {
  return (
    <nav
      aria-label="Order of the discussion"
      className="mb-6 border-b border-line pb-2 text-meta text-soft"
    >
      <ul className="-mx-2 flex flex-wrap">
        {ORDERS.map((each) => (
          <li key={each}>
            <a
              href={`${firstPage(slug, each)}#discussion`}
              data-order={each}
              aria-current={each === order ? 'true' : undefined}
              className="inline-flex min-h-9 items-center px-2 text-soft no-underline hover:text-ink hover:underline aria-[current]:font-semibold aria-[current]:text-ink pointer-coarse:min-h-11"
            >
              {NAMES[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
