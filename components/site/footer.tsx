import { ThemeSwitch } from './theme-switch.tsx';

const LINKS = [
  { href: '/#essays', text: 'Essays' },
  { href: '/leaving-medicine', text: 'Leaving medicine' },
  { href: '/leaving-medicine#help-lines', text: 'Help lines' },
  { href: '/rules', text: 'House rules' },
  { href: '/moderation/log', text: 'Moderation log' },
  { href: '/transparency', text: 'Moderation in figures' },
  { href: '/feed.xml', text: 'Feed' },
];

/** The end of every page. */
export function Footer({ siteName }: { siteName: string }) {
  return (
    <footer data-screen-only className="mt-24 border-t border-line text-meta text-soft">
      <div className="mx-auto max-w-wide px-5 py-8 sm:px-6">
        <nav aria-label="About this site">
          <ul className="flex flex-wrap gap-x-6">
            {LINKS.map(({ href, text }) => (
              <li key={href}>
                <a
                  href={href}
                  className="inline-flex min-h-11 items-center text-soft hover:text-ink"
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="mt-2 flex flex-wrap items-center justify-between gap-x-8">
          <p className="py-2">{siteName} is about working life. Nothing here is medical advice.</p>
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
}
