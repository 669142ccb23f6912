import { describe, expect, it } from 'vitest';
import { read } from '#lib/testing/read-guide-page.ts';
import { previewHtml } from './preview-html.ts';

describe('a page as its author looks at it', () => {
  it('has the cases with the sections they lead to, and every section', () => {
    const html = previewHtml(
      read(
        'Hello\n\n1. Tired [todo] -> read this\n\n## Rest & sleep\n\n- article: rest\n- article: a <b>',
      ),
    );
    expect(html.replace(/\n/g, '')).toBe(
      '<p>Hello</p><ol><li>Tired<br><small>→ Rest &amp; sleep</small></li></ol>' +
        '<h2>Rest &amp; sleep</h2><ul><li><a href="/rest">rest</a></li>' +
        '<li>a &lt;b&gt; <small>(planned)</small></li></ul>',
    );
  });

  it('has no note and no script in it, and may be empty', () => {
    const html = previewHtml(read('## <script>alert(1)</script> [note]\n\n<img onerror=x> [note]'));
    expect(html).not.toMatch(/<script|<img|note/);
    expect(previewHtml(read(''))).toBe('');
  });
});
