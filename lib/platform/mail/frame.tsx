import {
  Body,
  Container,
  Head,
  Heading,
  Html,
  Link,
  Preview,
  render,
  Text,
} from '@react-email/components';
import { Fragment, type ReactElement, type ReactNode } from 'react';

const FONT = '-apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const INK = '#1d2426';
const SOFT = '#55605f';
const LINE = '#c9d1d0';
const ACCENT = '#0b5d68';

const styles = {
  body: { margin: 0, backgroundColor: '#ffffff', color: INK, fontFamily: FONT },
  container: { maxWidth: '480px', padding: '24px 20px' },
  heading: { fontSize: '20px', lineHeight: '28px', margin: '0 0 16px' },
  text: { fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' },
  small: { fontSize: '14px', lineHeight: '20px', margin: '0 0 12px', color: SOFT },
  code: {
    fontSize: '36px',
    lineHeight: '44px',
    fontWeight: 700,
    letterSpacing: '2px',
    margin: '24px 0',
  },
  quote: {
    fontSize: '16px',
    lineHeight: '24px',
    margin: '0 0 16px',
    padding: '0 0 0 12px',
    borderLeft: `3px solid ${LINE}`,
  },
  link: { color: ACCENT, textDecoration: 'underline' },
};

/** A mail's content in both forms. */
export type MailParts = { html: string; text: string };

/** A heading in capitals shouts, and hides which letters of a title are some. */
const AS_TEXT = { selectors: [{ selector: 'h1', options: { uppercase: false } }] };

/** Renders a mail as HTML and as plain text. */
export async function renderMail(content: ReactElement): Promise<MailParts> {
  const [html, text] = await Promise.all([
    render(content),
    render(content, { plainText: true, htmlToTextOptions: AS_TEXT }),
  ]);
  return { html, text };
}

type MailFrameProps = {
  /** The line that a list of mails shows behind the subject. */
  preview: string;
  heading: string;
  children: ReactNode;
};

/** What every mail of the site looks like: one column, no picture, nothing fetched. */
export function MailFrame({ preview, heading, children }: MailFrameProps) {
  return (
    <Html lang="en">
      <Head />
      <Preview>{preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Heading style={styles.heading}>{heading}</Heading>
          {children}
        </Container>
      </Body>
    </Html>
  );
}

/** A paragraph. */
export function MailText({ children }: { children: ReactNode }) {
  return <Text style={styles.text}>{children}</Text>;
}

/** A paragraph about the mail itself, at its end. */
export function MailSmallText({ children }: { children: ReactNode }) {
  return <Text style={styles.small}>{children}</Text>;
}

/** A code, alone on its line. */
export function MailCode({ children }: { children: ReactNode }) {
  return <Text style={styles.code}>{children}</Text>;
}

/** What somebody wrote, set apart; its lines stay lines, in the plain text too. */
export function MailQuote({ children }: { children: string }) {
  const lines = children.split('\n');
  return (
    <Text style={styles.quote}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move.
        <Fragment key={at}>
          {at > 0 ? <br /> : null}
          {line}
        </Fragment>
      ))}
    </Text>
  );
}

/** A link that shows its address, or words in its place. */
export function MailLink({ href, children }: { href: string; children?: ReactNode }) {
  return (
    <Link href={href} style={styles.link}>
      {children ?? href}
    </Link>
  );
}
