import { describe, expect, test } from 'vitest';
import { codeMail } from './mail.tsx';

const site = { siteName: 'Off Call', siteUrl: 'https://offcall.example' };

describe('the mail with a code', () => {
  test('holds the code in both parts, and not where a locked phone shows it', async () => {
    const { subject, html, text } = await codeMail({
      code: '01234567',
      purpose: 'sign-in',
      ...site,
    });
    expect(text).toContain('0123 4567');
    expect(html).toContain('0123 4567');
    expect(subject).toBe('Your sign-in code for Off Call');
    // What stands before the code is what a list of mails shows of the text.
    expect(text.indexOf('0123 4567')).toBeGreaterThan(60);
  });

  test('links to the page with the code field only, without the code', async () => {
    const { html } = await codeMail({ code: '01234567', purpose: 'sign-in', ...site });
    const links = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, link]) => link);
    expect(links).toEqual(['https://offcall.example/sign-in/code']);
    expect(html).not.toMatch(/<(?:img|script|form|style)/);
  });

  test('shows a hostile site name as text', async () => {
    const { html } = await codeMail({
      code: '01234567',
      purpose: 'sign-in',
      ...site,
      siteName: '<b>"x"</b>',
    });
    expect(html).not.toContain('<b>');
  });

  test('to confirm leads to the page where one is signed in already', async () => {
    const { subject, html } = await codeMail({ code: '01234567', purpose: 'confirm', ...site });
    expect(subject).toBe('Your confirmation code for Off Call');
    const links = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, link]) => link);
    expect(links).toEqual([
      'https://offcall.example/sign-in/again',
      'https://offcall.example/account',
    ]);
  });
});
