import { plainText } from '#components/comments/plain-text.ts';
import type { CommentView, ThreadWindow } from '#lib/comments/views.ts';
import type { EssayCard } from '#lib/essays/views.ts';

/** Search engines show a line or two of a comment; the page itself has the rest. */
const TEXT_LENGTH = 160;

type Site = { name: string; url: string };

/**
 * An essay and the first window of its discussion in the words of schema.org. `more` is what else is
 * said of the essay (article-data.ts).
 */
export function essayData(
  site: Site,
  essay: EssayCard,
  thread: ThreadWindow,
  more: object = {},
): object {
  const url = `${site.url}/essays/${essay.slug}`;
  const author = person(essay.byline);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        '@id': `${url}#essay`,
        url,
        mainEntityOfPage: url,
        headline: essay.title,
        description: essay.summary,
        author,
        publisher: { '@type': 'Organization', name: site.name, url: site.url },
        datePublished: essay.publishedAt,
        dateModified: essay.revisedAt ?? essay.publishedAt,
        wordCount: essay.words,
        isAccessibleForFree: true,
        ...more,
      },
      {
        '@type': 'DiscussionForumPosting',
        '@id': `${url}#discussion`,
        url: `${url}#discussion`,
        mainEntityOfPage: url,
        headline: essay.title,
        text: essay.summary,
        author,
        datePublished: essay.publishedAt,
        about: { '@id': `${url}#essay` },
        ...(thread.total === null ? {} : { commentCount: thread.total }),
        comment: commentsData(site, thread.comments),
      },
    ],
  };
}

/** A further part of a discussion: what was posted stands at the essay's address, and is not said again. */
export function discussionData(site: Site, thread: ThreadWindow): object {
  const url = `${site.url}/essays/${thread.slug}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    '@id': `${url}#discussion`,
    url: `${url}#discussion`,
    mainEntityOfPage: url,
    headline: thread.title,
    author: person(thread.byline),
    datePublished: thread.publishedAt,
    about: { '@id': `${url}#essay` },
    // What was posted: search engines ask for a text or for this.
    sharedContent: { '@type': 'WebPage', url },
    comment: commentsData(site, thread.comments),
  };
}

/** Only what can be read: replies to a hidden or deleted comment move up to what it answered. */
function commentsData(site: Site, comments: CommentView[]): object[] {
  return comments.flatMap((comment) => {
    const replies = commentsData(site, comment.replies);
    if (comment.html === null || comment.author === null) return replies;
    return [
      {
        '@type': 'Comment',
        url: `${site.url}/comments/${comment.id}`,
        author: person(comment.author.name),
        datePublished: comment.writtenAt,
        ...(comment.editedAt === null ? {} : { dateModified: comment.editedAt }),
        text: beginning(plainText(comment.html)),
        ...(replies.length === 0 ? {} : { comment: replies }),
      },
    ];
  });
}

function person(name: string): object {
  return { '@type': 'Person', name };
}

function beginning(text: string): string {
  if (text.length <= TEXT_LENGTH) return text;
  const cut = text.slice(0, TEXT_LENGTH);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : cut.length)} …`;
}
