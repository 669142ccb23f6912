import type { ComponentProps } from 'react';

type ProseProps = Omit<ComponentProps<'div'>, 'children' | 'dangerouslySetInnerHTML'> & {
  /** HTML that our own Markdown pipeline made and sanitised; never anything else. */
  html: string;
  /** essay: the serif, larger; note: the sans of everything else. */
  size?: 'essay' | 'note';
};

/** Rendered Markdown. The only place where stored HTML becomes part of a page. */
export function Prose({ html, size = 'note', className, ...rest }: ProseProps) {
  const classes = ['prose', size === 'essay' ? 'prose-essay' : '', className ?? ''];
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      {...rest}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when it was written, by lib/kernel/markdown
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
