import { Argument, Command } from 'commander';
import { GRANTABLE_ROLES, type GrantableRole } from '#lib/people/rules.ts';
import { Refused } from './refused.ts';
import { withSite } from './with-site.ts';

/** user grant EMAIL ROLE, user revoke EMAIL ROLE, user unsuspend EMAIL. */
export function userCommand(): Command {
  const email = () => new Argument('<email>', 'the mail address the person signs in with');
  const role = () => new Argument('<role>', 'what they become').choices(GRANTABLE_ROLES);
  return new Command('user')
    .description('give and take roles, lift suspensions')
    .addCommand(
      new Command('grant')
        .description('make somebody an author, a moderator or an admin')
        .addArgument(email())
        .addArgument(role())
        .action(grant),
    )
    .addCommand(
      new Command('revoke')
        .description('take a role away again')
        .addArgument(email())
        .addArgument(role())
        .action(revoke),
    )
    .addCommand(
      new Command('unsuspend')
        .description('lift the suspension of somebody, also of an admin who can’t do it any more')
        .addArgument(email())
        .option('--because <text>', 'what the person reads', 'It was lifted by hand.')
        .action(unsuspend),
    );
}

async function grant(email: string, role: GrantableRole): Promise<void> {
  await withSite(async () => {
    const { grantRole } = await import('#lib/people/commands/grant-role.ts');
    const granted = await grantRole({ email, role, now: new Date() });
    if (!granted.ok) throw new Refused(granted.problem.message);
    console.log(
      granted.value.changed ? `${email} is ${role} now.` : `${email} is ${role} already.`,
    );
  });
}

async function revoke(email: string, role: GrantableRole): Promise<void> {
  await withSite(async () => {
    const { revokeRole } = await import('#lib/people/commands/grant-role.ts');
    const revoked = await revokeRole({ email, role });
    if (!revoked.ok) throw new Refused(revoked.problem.message);
    console.log(
      revoked.value.changed ? `${email} is not ${role} any more.` : `${email} was not ${role}.`,
    );
  });
}

async function unsuspend(email: string, { because }: { because: string }): Promise<void> {
  await withSite(async () => {
    const { unsuspendPerson } = await import('#lib/moderation/commands/unsuspend-person.ts');
    const lifted = await unsuspendPerson({ email, explanation: because, now: new Date() });
    if (!lifted.ok) throw new Refused(lifted.problem.message);
    console.log(
      lifted.value.lifted > 0 ? `${email} can write again.` : `${email} was not suspended.`,
    );
  });
}
