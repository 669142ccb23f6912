import { expect, it } from 'vitest';
import { verdictOf } from '#lib/testing/sample-check.ts';
import { patientInformation } from './patient-information.ts';

it('keeps the place of the guard and finds nothing yet', () => {
  expect(verdictOf(patientInformation, {})).toEqual({ says: 'publish' });
});
