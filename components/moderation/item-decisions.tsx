import type { CaseItem } from '#lib/moderation/views.ts';
import { CommentDecisions } from './comment-decisions.tsx';
import type { DecisionWays } from './decision-ways.ts';
import { EssayDecisions } from './essay-decisions.tsx';
import { PersonaDecisions } from './persona-decisions.tsx';
import { ThreadDecisions } from './thread-decisions.tsx';

/** Everything that can be decided about an item as it is now, each in a form of its own. */
export function ItemDecisions(props: DecisionWays & { item: CaseItem }) {
  const { item } = props;
  switch (item.kind) {
    case 'comment':
      return <CommentDecisions {...props} item={item} />;
    case 'essay':
      return <EssayDecisions {...props} item={item} />;
    case 'persona':
      return (
        <>
          <PersonaDecisions {...props} persona={item} isTheItem />
          <ThreadDecisions {...props} thread={item.thread} />
        </>
      );
    default:
      return <ThreadDecisions {...props} thread={item.thread} />;
  }
}
