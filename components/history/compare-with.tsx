import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';

type CompareWithProps = {
  path: string;
  number: number;
  /** The revision it is compared with; null: what is written now. */
  other: number | null;
  latest: number;
};

/** With what a revision is compared: now, the one before, or another one by its number. */
export function CompareWith({ path, number, other, latest }: CompareWithProps) {
  const before = number - 1;
  const link = (href: string, words: string, isThis: boolean) => (
    <li>
      <a href={href} aria-current={isThis ? 'true' : undefined} className={isThis ? CHOSEN : OPEN}>
        {words}
      </a>
    </li>
  );
  return (
    <nav aria-label="Compare with" className="border-y border-line py-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {link(path, 'Compared with now', other === null)}
        {before > 0
          ? link(`${path}?with=${before}`, 'With the one before', other === before)
          : null}
      </ul>
      {latest > 2 ? (
        <form action={path} className="mt-4 flex flex-wrap items-end gap-3">
          <TextField
            label="With another revision"
            name="with"
            type="number"
            min={1}
            max={latest}
            defaultValue={other !== null && other !== before ? other : undefined}
            required
            className="w-28"
          />
          <Button type="submit">Compare</Button>
        </form>
      ) : null}
    </nav>
  );
}

const OPEN = 'inline-block py-1';
const CHOSEN = `${OPEN} font-semibold text-ink no-underline`;
