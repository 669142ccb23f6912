'use server';

import { defineAction } from '#lib/platform/action.ts';
import { safeNext } from '#lib/sign-in/rules.ts';
import { chooseName } from './commands/choose-name.ts';
import { chooseNameInput } from './input.ts';

/** Chooses or changes the name that a person is known by. */
export const chooseDisplayName = defineAction({
  permission: 'person.name',
  limit: 'account',
  input: chooseNameInput,
  run: ({ actor, input }) =>
    chooseName({ personId: actor.personId ?? '', name: input.name.text, key: input.name.key }),
  touchesItself: true,
  next: (_chosen, input) => (input.next ? safeNext(input.next) : null),
  done: 'This is your name now, on everything you wrote under your own name.',
  data: ({ name }) => ({ name }),
});
