import { MINUTE, SECOND } from '#lib/kernel/time.ts';

/** What `/api/live` tells: numbers only. */
export type LiveNews = {
  /** Up to which comment everything is known. */
  last: number;
  /** How many came. */
  count: number;
  /** Whether these are only the newest of them. */
  more: boolean;
  /** The newest of them, ascending. */
  numbers: number[];
  /** Numbers from before that can be read only now: they had waited for a moderator. */
  late?: number[];
  /** How many came after the visit before; with the first news only. */
  visited?: { count: number; more: boolean };
};

type Following = {
  essayId: string;
  /** When the page was asked for, milliseconds since 1970. */
  askedAt: number;
  /** Where the visit before had come to. */
  visited: number | null;
  onNews: (news: LiveNews) => void;
  /** Told when somebody looks at the page again. */
  onBack: () => void;
};

/** A page nobody looks at gives its connection back; a look into another tab is shorter. */
const HIDDEN_FOR_MS = MINUTE;
/** Refused, so there is no room or no site: later again, and not all at once. */
const AWAY_MS = MINUTE;
/** The first connection failed: it is tried anew, because the page is older by then. */
const FIRST_RETRY_MS = 10 * SECOND;

/**
 * Hears of new comments while the page is looked at, until the returned function is called. After
 * any break it resumes where it was.
 */
export function followDiscussion({
  essayId,
  askedAt,
  visited,
  onNews,
  onBack,
}: Following): () => void {
  let source: EventSource | null = null;
  let last: number | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;
  const ends = new AbortController();
  const { signal } = ends;

  const close = () => {
    clearTimeout(later);
    source?.close();
    source = null;
  };
  const address = () => {
    const ask = new URLSearchParams({ essay: essayId });
    if (last !== null) ask.set('since', String(last));
    else {
      ask.set('age', String(Math.max(0, Math.round(Date.now() - askedAt))));
      if (visited !== null) ask.set('visited', String(visited));
    }
    return `/api/live?${ask}`;
  };
  const open = () => {
    clearTimeout(later);
    if (source || signal.aborted) return;
    source = new EventSource(address());
    source.addEventListener('comments', (event: MessageEvent<string>) => {
      const news = JSON.parse(event.data) as LiveNews;
      const isFirst = last === null;
      last = Math.max(last ?? 0, news.last);
      onNews(isFirst ? news : { ...news, visited: undefined });
    });
    source.addEventListener('error', () => {
      // A connection that broke is made again by the browser itself.
      const refused = source?.readyState === EventSource.CLOSED;
      if (!refused && last !== null) return;
      close();
      later = setTimeout(look, (refused ? AWAY_MS : FIRST_RETRY_MS) * (1 + Math.random()));
    });
  };
  const look = () => {
    if (document.visibilityState === 'visible') open();
    else later = setTimeout(close, HIDDEN_FOR_MS);
  };

  document.addEventListener(
    'visibilitychange',
    () => {
      clearTimeout(later);
      look();
      if (document.visibilityState === 'visible') onBack();
    },
    { signal },
  );
  // A page with an open connection could not be kept for the way back.
  window.addEventListener('pagehide', close, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && look(), { signal });
  look();
  return () => {
    ends.abort();
    close();
  };
}
