import { Time } from '#components/ui/time.tsx';
import { HELP_LINES_CHECKED, helpLines, phoneAddress } from '#lib/guide/rules/help-lines.ts';

/** Where to ring when it can't wait. */
export function HelpLines() {
  return (
    <section aria-labelledby="help-lines" className="mt-16 border-t border-line pt-8">
      <h2 id="help-lines" className="scroll-mt-6 font-serif text-section font-semibold">
        Help lines
      </h2>
      <p className="mt-3">
        If you are in danger now, or somebody else is, ring your local emergency number. These lines
        are for everything short of that. Some of them are for clinicians only.
      </p>
      <dl className="mt-6 space-y-6">
        {helpLines.map(({ country, lines }) => (
          <div key={country}>
            <dt className="text-meta font-semibold text-soft">{country}</dt>
            {lines.map(({ name, phone, who }) => (
              <dd
                key={name}
                className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2"
              >
                <span>
                  {name}
                  <span className="block text-meta text-soft">for {who}</span>
                </span>
                <a
                  href={phoneAddress(phone)}
                  className="inline-flex min-h-11 items-center font-semibold whitespace-nowrap tabular-nums"
                >
                  {phone}
                </a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className="mt-4 text-meta text-soft">
        Checked on <Time at={HELP_LINES_CHECKED} />.
      </p>
    </section>
  );
}
