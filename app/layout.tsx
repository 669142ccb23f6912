import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Footer } from '#components/site/footer.tsx';
import { Header } from '#components/site/header.tsx';
import { ThemeScript } from '#components/site/theme-script.tsx';
import { getSite } from '#lib/site/queries.ts';
import { sourceSans, sourceSerif } from './fonts.ts';

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** What every page says of itself unless it says it better. */
export function generateMetadata(): Metadata {
  const { name, url } = getSite();
  return {
    metadataBase: new URL(url),
    title: { default: name, template: `%s – ${name}` },
    applicationName: name,
    formatDetection: { telephone: false, email: false, address: false },
    twitter: { card: 'summary_large_image' },
    openGraph: { siteName: name, locale: 'en_GB', type: 'website' },
  };
}

/** The frame of every page: header, the page's own content in `main`, footer. */
export default function RootLayout({ children }: { children: ReactNode }) {
  const { name } = getSite();
  return (
    // The script in the head writes data-theme before React looks at the page.
    <html
      lang="en-GB"
      className={`${sourceSans.variable} ${sourceSerif.variable}`}
      suppressHydrationWarning
    >
      <head>
        <ThemeScript />
        <link rel="alternate" type="application/atom+xml" title={name} href="/feed.xml" />
        <link rel="alternate" type="application/feed+json" title={name} href="/feed.json" />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="absolute left-2 top-2 z-20 -translate-y-20 bg-paper px-4 py-3 focus:translate-y-0"
        >
          Skip to the text
        </a>
        <Header siteName={name} />
        <main id="main" tabIndex={-1} className="grow pt-10 outline-none sm:pt-14">
          {children}
        </main>
        <Footer siteName={name} />
      </body>
    </html>
  );
}
