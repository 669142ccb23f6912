import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FormMessage } from './form-message.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

describe('a field', () => {
  it('ties its label, hint and error to the control', () => {
    const html = renderToStaticMarkup(
      <TextField name="title" label="Title" hint="A short one." error="Too long." />,
    );
    expect(html).toContain('<label for="title"');
    expect(html).toMatch(/<input[^>]*id="title"[^>]*/);
    expect(html).toContain('aria-describedby="title-hint title-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/<p id="title-error"[^>]*>Too long.<\/p>/);
  });

  it('says nothing that there is not', () => {
    const html = renderToStaticMarkup(<TextArea name="body" label="Comment" />);
    expect(html).not.toMatch(/\saria-[a-z]+=/);
    expect(html).toContain('required=""');
  });

  it('need not be filled in when it says so', () => {
    const html = renderToStaticMarkup(<TextField optional name="summary" label="Summary" />);
    expect(html).toContain('(optional)');
    expect(html).not.toContain('required');
  });
});

describe('the message of a form', () => {
  it('is read out: a problem at once, a success when there is time', () => {
    const problem = renderToStaticMarkup(
      <FormMessage state={{ status: 'problem', message: 'Not sent.' }} />,
    );
    const done = renderToStaticMarkup(<FormMessage state={{ status: 'done', message: 'Sent.' }} />);
    expect(problem).toContain('role="alert"');
    expect(done).toContain('role="status"');
  });

  it('is not there before the form was sent', () => {
    expect(renderToStaticMarkup(<FormMessage state={{ status: 'idle' }} />)).toBe('');
  });
});
