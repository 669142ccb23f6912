import type { ServerResponse } from 'node:http';

/**
 * Lets only so many answers of one kind be under way at once. `enter` says whether there is room,
 * and if there is, keeps it taken until the answer has ended or its client has gone.
 */
export function fewAtOnce(most: number): { enter(response: ServerResponse): boolean } {
  let underWay = 0;
  return {
    enter(response) {
      if (underWay >= most) return false;
      underWay += 1;
      response.once('close', () => {
        underWay -= 1;
      });
      return true;
    },
  };
}
