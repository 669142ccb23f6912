import { NothingHere } from '#components/site/nothing-here.tsx';

export const metadata = { title: 'Not found' };

/** For every address where nothing stands, now or any more. */
export default function NotFound() {
  return <NothingHere />;
}
