import { SelectField } from '#components/ui/select-field.tsx';
import { hideName, suspendPersona, warnPersona } from '#lib/moderation/actions.ts';
import { SUSPENSION_CHOICES } from '#lib/moderation/rules/choices.ts';
import type { PersonaItem } from '#lib/moderation/views.ts';
import { ActGroup } from './act-block.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { DecisionWays } from './decision-ways.ts';
import { RevealForm } from './sealed-form.tsx';

type PersonaDecisionsProps = DecisionWays & {
  persona: PersonaItem;
  /** Whether the case is about the name itself. */
  isTheItem?: boolean;
};

/** What can be decided about somebody as they are known in a discussion. */
export function PersonaDecisions(props: PersonaDecisionsProps) {
  const { persona, next, here, isAdmin, isTheItem = false } = props;
  const about = { personaId: persona.id, next: isTheItem ? next : here };
  // Nobody can sign in as one that was imported or belongs to the sample discussion.
  if (persona.personaKind !== 'member') return null;
  return (
    <ActGroup title={isTheItem ? 'Whoever has this name' : 'Whoever wrote it'}>
      <DecisionForm
        block={{
          title: 'Take the name away',
          hint: 'The person chooses another one; “Name removed” stands in its place until then.',
          id: isTheItem ? 'hide' : undefined,
          keyName: isTheItem ? 'h' : undefined,
          open: isTheItem,
        }}
        action={hideName}
        fields={about}
        asks="burden"
        submit="Take the name away"
        pending="One moment …"
        kind="danger"
      />
      <DecisionForm
        block={{ title: 'Warn', hint: 'The person is told, and nothing else happens.' }}
        action={warnPersona}
        fields={about}
        asks="burden"
        submit="Send the warning"
        pending="Warning …"
      />
      <DecisionForm
        block={{
          title: 'Suspend',
          hint: 'The person reads everything and can appeal, but writes nothing anywhere, under whatever name.',
        }}
        action={suspendPersona}
        fields={about}
        asks="burden"
        submit="Suspend"
        pending="Suspending …"
        kind="danger"
      >
        <SelectField
          id={`${persona.id}-days`}
          name="days"
          label="For how long"
          optional
          options={SUSPENSION_CHOICES.map(({ days, text }) => ({
            value: days === null ? '' : `${days}`,
            label: text,
          }))}
        />
      </DecisionForm>
      {isAdmin ? (
        <RevealForm
          block={{
            title: 'Reveal who it is',
            hint: 'For what cannot wait, such as a risk to life. It stays on record, and the person is told.',
          }}
          personaId={persona.id}
        />
      ) : null}
    </ActGroup>
  );
}
