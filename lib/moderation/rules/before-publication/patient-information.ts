import { type Check, PUBLISH } from './check.ts';

/** The place of the patient-information guard (lib/privacy-guard). Until it is here, nothing is found. */
export const patientInformation: Check = () => PUBLISH;
