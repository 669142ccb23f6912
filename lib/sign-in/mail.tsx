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
import { MINUTE } from '#lib/kernel/time.ts';
import { CODE_LIFE, showCode } from './rules.ts';

type CodeMail = { code: string; siteName: string; siteUrl: string };

const FONT = '-apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const INK = '#1d2426';

const styles = {
  body: { margin: 0, backgroundColor: '#ffffff', color: INK, fontFamily: FONT },
  container: { maxWidth: '480px', padding: '24px 20px' },
  heading: { fontSize: '20px', lineHeight: '28px', margin: '0 0 16px' },
  text: { fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' },
  code: {
    fontSize: '36px',
    lineHeight: '44px',
    fontWeight: 700,
    letterSpacing: '2px',
    margin: '24px 0',
  },
  link: { color: '#0b5d68', textDecoration: 'underline' },
};

/**
 * The mail with a sign-in code, as subject, HTML and plain text. The subject and the preview line
 * do not hold the code, because both show on a locked phone. The link leads to the page with the
 * code field and signs nobody in, so a scanner that opens it does no harm.
 */
export async function codeMail(
  mail: CodeMail,
): Promise<{ subject: string; html: string; text: string }> {
  const content = <CodeMailContent {...mail} />;
  const [html, text] = await Promise.all([render(content), render(content, { plainText: true })]);
  return { subject: `Your sign-in code for ${mail.siteName}`, html, text };
}

function CodeMailContent({ code, siteName, siteUrl }: CodeMail) {
  const page = `${siteUrl}/sign-in/code`;
  const minutes = CODE_LIFE / MINUTE;
  return (
    <Html lang="en">
      <Head />
      <Preview>{`It works for ${minutes} minutes, in the browser that asked for it.`}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Heading style={styles.heading}>{`Sign in to ${siteName}`}</Heading>
          <Text style={styles.text}>Type this code on the page where you asked for it:</Text>
          <Text style={styles.code}>{showCode(code)}</Text>
          <Text style={styles.text}>
            {`It works once, for ${minutes} minutes, and only in the browser that asked for it. If you closed the page, open it again there: `}
            <Link href={page} style={styles.link}>
              {page}
            </Link>
          </Text>
          <Text style={styles.text}>
            If you did not ask for a code, ignore this mail: without that browser the code opens
            nothing. Nobody from {siteName} will ever ask you for it.
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
