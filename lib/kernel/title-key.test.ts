import { expect, it } from 'vitest';
import { titleKey } from './title-key.ts';

it('takes two writings of one title for the same', () => {
  const ours = titleKey('Why is leaving clinical medicine still seen as failure?');
  expect(titleKey('Why is leaving clinical medicine still seen as “failure”?')).toBe(ours);
  expect(titleKey('WHY is leaving clinical medicine\u00a0still seen as  "failure"')).toBe(ours);
  expect(titleKey('Doctors’ well-being — now')).toBe(titleKey("doctors' well being now"));
});

it('keeps different titles apart', () => {
  expect(titleKey('Leaving medicine')).not.toBe(titleKey('Leaving midwifery'));
  expect(titleKey('Ärzte')).not.toBe(titleKey('Arzte'));
  expect(titleKey('🎉')).not.toBe(titleKey('🔥'));
  expect(titleKey('???')).not.toBe('');
});
