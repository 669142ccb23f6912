// npm run policy: writes docs/policy.md from the policy table.
import { writeFileSync } from 'node:fs';
import { describePolicy } from '#lib/policy/describe.ts';

writeFileSync(new URL('../docs/policy.md', import.meta.url), describePolicy());
console.log('docs/policy.md is written.');
