import { TextArea } from '#components/ui/text-area.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { SUMMARY_MAX } from '#lib/guide/rules.ts';

type PageDetailsProps = {
  given: (name: string) => string;
  errors: Record<string, string>;
  isNew: boolean;
};

/** What stands around the text of a page. */
export function PageDetails({ given, errors, isNew }: PageDetailsProps) {
  return (
    <fieldset className="space-y-5">
      <legend className="mb-4 text-title font-semibold">About this page</legend>
      <TextField
        name="permalink"
        label="Address"
        hint={
          isNew
            ? 'What stands behind the name of the site. Left empty, it is made from the title.'
            : 'What stands behind the name of the site. Another one leaves a way from the old one here.'
        }
        optional
        autoComplete="off"
        spellCheck={false}
        defaultValue={given('permalink')}
        error={errors.permalink}
      />
      <TextArea
        name="summary"
        label="Summary"
        hint="One or two sentences for lists and previews. Left empty, the page’s beginning is used."
        optional
        rows={2}
        maxLength={SUMMARY_MAX}
        spellCheck
        dir="auto"
        className="min-h-20!"
        defaultValue={given('summary')}
        error={errors.summary}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="position"
          label="Order"
          hint="A number; smaller ones stand first."
          optional
          inputMode="numeric"
          autoComplete="off"
          defaultValue={given('position')}
          error={errors.position}
        />
        <TextField
          name="icon"
          label="Icon"
          hint="A name, as pages that were brought along have."
          optional
          autoComplete="off"
          spellCheck={false}
          defaultValue={given('icon')}
          error={errors.icon}
        />
      </div>
    </fieldset>
  );
}
