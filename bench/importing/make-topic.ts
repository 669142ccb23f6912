/** A Discourse topic with so many posts, each answering one before it, as one JSON document. */
export function makeTopic(posts: number, title: string): string {
  const list = Array.from({ length: posts }, (_, index) => {
    const number = index + 1;
    const text = `Post ${number}. **Something** that somebody said, with [a link](https://example.org/${number}) and a quote:\n\n> It was a long night on the ward, and nobody came.\n\nThen an end of several words, so that it is as long as posts are.`;
    return {
      post_number: number,
      post_type: 1,
      reply_to_post_number: number === 1 ? null : Math.max(1, Math.floor(number * 0.7)),
      username: `reader${number % 300}`,
      name: `Reader ${number % 300}`,
      created_at: new Date(Date.UTC(2020, 0, 1) + number * 60_000).toISOString(),
      raw: text,
      cooked: `<p>Post ${number}</p>`,
    };
  });
  return JSON.stringify({ id: 1, title, post_stream: { posts: list } });
}
