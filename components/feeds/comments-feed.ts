import { PAGE_LANGUAGE } from '#components/ui/language.ts';
import type { NewestComments } from '#lib/comments/views.ts';
import { withWholeAddresses } from '#lib/kernel/markdown/whole-addresses.ts';
import { type FeedSite, type FeedView, urn } from './feed.ts';

/** The newest comments below an essay, the newest first, under the names their writers have there. */
export function commentsFeed(site: FeedSite, newest: NewestComments): FeedView {
  const { essayId, slug, title, hasSample, comments } = newest;
  const essay = `${site.url}/essays/${slug}`;
  return {
    id: `${urn(essayId)}#comments`,
    title: `Comments on “${title}”`,
    subtitle: `The newest comments below an essay on ${site.name}${hasSample ? '. Some of them are a sample that shows what a discussion looks like' : ''}`,
    home: `${essay}#discussion`,
    atom: `${essay}/feed.xml`,
    json: `${essay}/feed.json`,
    icon: `${site.url}/favicon.ico`,
    language: PAGE_LANGUAGE,
    hub: site.hub,
    entries: comments.map((comment) => ({
      id: urn(comment.id),
      url: `${site.url}/comments/${comment.id}`,
      title: `${comment.author}, #${comment.number}`,
      html: withWholeAddresses(comment.html, site.url),
      author: comment.author,
      published: comment.writtenAt,
      updated: comment.editedAt ?? comment.writtenAt,
      answers: comment.answersId
        ? { id: urn(comment.answersId), url: `${site.url}/comments/${comment.answersId}` }
        : { id: urn(essayId), url: essay },
    })),
  };
}
