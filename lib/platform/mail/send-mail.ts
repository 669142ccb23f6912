import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { fail, ok, type Result } from '#lib/kernel/result.ts';
import { SECOND } from '#lib/kernel/time.ts';
import { type Config, getConfig } from '../config.ts';
import { log } from '../log.ts';
import { keepInMailbox } from './mailbox.ts';

/** A mail to one person. `headers` are further ones, such as List-Unsubscribe. */
export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
};

/** What sending asks of the configuration. */
export type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>;

/** A person waits for the answer, so a server that is silent for this long counts as away (ms). */
const PATIENCE = 8 * SECOND;

/** A subject is one line of a list; longer ones are cut by mail programs anyway. */
const LONGEST_SUBJECT = 200;

/**
 * One bare address: no list, no display name, no quotes, no line end, so that nothing in it can
 * become another recipient or a header (next-auth CVE-2022-35924, GHSA-5jpx-9hw9-2fx4).
 */
const ONE_ADDRESS = /^[^\s\p{C}@,;:<>()[\]\\"]+@[^\s\p{C}@,;:<>()[\]\\"]+$/u;

/**
 * Sends one mail: over SMTP_URL, or into the mailbox folder where there is none. Fails with
 * `mail-failed` when the server is away or refuses it, and throws on an address that is not one
 * bare address, which is a fault of the caller.
 */
export async function sendMail(
  mail: Mail,
  config: MailConfig = getConfig(),
): Promise<Result<null>> {
  if (!ONE_ADDRESS.test(mail.to)) throw new Error('a mail goes to one bare address');
  const message: SendMailOptions = {
    from: config.mailFrom,
    // As an object it is taken as it is and not parsed for further recipients.
    to: { name: '', address: mail.to },
    subject: oneLine(mail.subject).slice(0, LONGEST_SUBJECT),
    html: mail.html,
    text: mail.text,
    headers: {
      // Keeps out-of-office answers away (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...Object.fromEntries(
        Object.entries(mail.headers ?? {}).map(([name, value]) => [name, oneLine(value)]),
      ),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  try {
    if (config.smtpUrl) await transportTo(config.smtpUrl).sendMail(message);
    else await keepInMailbox(await asFile(message), config.dataDir);
    return ok(null);
  } catch (error) {
    log.error({ err: error }, 'a mail could not be sent');
    return fail(
      'mail-failed',
      'The mail could not be sent just now. Please try again in a few minutes.',
    );
  }
}

/** Header values are one line: whatever ends a line, or cannot be seen, becomes a space. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

const transports = new Map<string, Transporter>();

function transportTo(smtpUrl: string): Transporter {
  const known = transports.get(smtpUrl);
  if (known) return known;
  const made = createTransport({
    url: smtpUrl,
    dnsTimeout: PATIENCE,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  });
  transports.set(smtpUrl, made);
  return made;
}

/** The mail as the bytes that a server would get. */
async function asFile(message: SendMailOptions): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message: bytes } = await transport.sendMail(message);
  if (!Buffer.isBuffer(bytes)) throw new Error('the mail was not built as a buffer');
  return bytes;
}
