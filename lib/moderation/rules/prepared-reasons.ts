import type { RuleKey } from '../rules.ts';

/**
 * Sentences that stand ready for a decision by each house rule, the usual one first. They say what
 * is the matter and what would help, to somebody who meant no harm; a moderator changes them where
 * the case asks for it.
 */
export const preparedReasons: Record<RuleKey, readonly [string, ...string[]]> = {
  'patient-privacy': [
    'It holds details by which a patient, or somebody close to them, could be recognised. The point can be made again without them.',
    'Taken together, the age, the place and the time in it could lead to one patient. Please leave out what the point does not need.',
  ],
  'identifies-a-member': [
    'It says or hints who somebody is or where they work. They may have good reasons not to be known here.',
    'It names a colleague who is not here to answer. What happened can be told without saying who it was.',
  ],
  harassment: [
    'It turns against the person instead of what they said. The same objection is welcome when it is made to the argument.',
    'You were asked to stop writing to somebody here. Please leave it at that.',
  ],
  hate: [
    'It speaks with contempt of a whole group of people. Tell us what happened instead, without judging everybody who shares it.',
  ],
  'medical-advice': [
    'It asks for advice about somebody’s health. We cannot give that here; please see a clinician, or one of the help lines.',
    'It gives advice about somebody’s health. However good it is, this is not the place where it can be given safely.',
  ],
  'advertising-recruitment': [
    'It offers something for sale, or a post. You may mention your own work where it answers the point, if you say that it is yours.',
  ],
  'off-topic-spam': [
    'It does not answer the essay or the comment it stands below. You are welcome to write it where it belongs.',
    'The same text stands in several places. One of them is enough.',
  ],
  unlawful: [
    'The law does not let us show this. If it is about something that has to be reported, please take it to those who can act on it.',
  ],
};

/** Sentences for decisions that rest on no house rule, or give something back. */
export const preparedReversals = {
  restore: 'We looked at it again, and it can stay as it is. Thank you for your patience.',
  release: 'We looked at it, and there is no reason to hold it back. Thank you for your patience.',
  slow: 'The discussion is moving fast. A pause between two comments leaves everybody time to read.',
  unslow: 'The discussion has found a calmer pace, so the pause between comments is over.',
  unlock: 'The discussion can go on. Thank you for your patience.',
} as const;
