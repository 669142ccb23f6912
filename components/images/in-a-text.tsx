import { CONTROL_CLASS, Field } from '#components/ui/field.tsx';

/** The Markdown that shows a picture, to be copied. */
export function InAText({ markdown, id }: { markdown: string; id: string }) {
  return (
    <Field id={id} label="For a text">
      {(control) => (
        <input
          type="text"
          readOnly
          value={markdown}
          spellCheck={false}
          className={`${CONTROL_CLASS} min-h-11 font-mono text-small!`}
          {...control}
        />
      )}
    </Field>
  );
}
