import { FormMessage } from '#components/ui/form-message.tsx';
import type { ActionState } from '#lib/kernel/action-state.ts';
import { askedBy } from '#lib/moderation/rules/before-publication/check.ts';
import { signInPage } from '#lib/sign-in/rules.ts';

type ComposerMessageProps = {
  state: ActionState<unknown>;
  /** Where the person comes back to after signing in or choosing a name. */
  back: string;
};

/** What a form got back, and where a problem has one, the way out of it. */
export function ComposerMessage({ state, back }: ComposerMessageProps) {
  const way = WAYS[state.code ?? ''];
  // What is wrong with the text is said beside the text, once; a question beside its button.
  if (state.fields?.body || askedBy(state.code)) return null;
  return (
    <>
      <FormMessage state={state} />
      {way ? (
        <p className="mb-5">
          <a href={signInPage(way.page, back)}>{way.text}</a>
        </p>
      ) : null}
    </>
  );
}

const WAYS: Record<string, { page: '/sign-in' | '/sign-in/name'; text: string }> = {
  'sign-in-first': { page: '/sign-in', text: 'Sign in' },
  'name-first': { page: '/sign-in/name', text: 'Choose a name' },
};
