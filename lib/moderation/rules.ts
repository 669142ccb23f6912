/** A house rule, as /rules prints it and a decision names it. */
export type HouseRule = {
  key: string;
  title: string;
  text: string;
  /** Two to four words for the line in a comment's place: "Hidden by a moderator: patient privacy". */
  short: string;
};

/** The house rules, in the order of what does most harm here. */
export const houseRules = [
  {
    key: 'patient-privacy',
    title: 'Keep patients out of sight',
    text: 'Don’t write anything by which a patient, or someone close to them, could be recognised. A name is not needed for that: an age, a trade, a town and a date together are often enough, and families read too. Change or leave out what the point doesn’t need, and if you aren’t sure, leave it out.',
    short: 'patient privacy',
  },
  {
    key: 'identifies-a-member',
    title: 'Let people choose how they are known',
    text: 'Many who write here use a pseudonym, and some would risk their job without it. Don’t say or hint who somebody is or where they work, and don’t ask in public. The same holds for colleagues who aren’t here to answer.',
    short: 'identifies a person',
  },
  {
    key: 'harassment',
    title: 'Argue with what was said',
    text: 'Disagree as hard as you like with an opinion. Don’t insult, threaten or mock the person who holds it, don’t follow them from thread to thread, and don’t get others to do it for you. If someone asks you to stop writing to them, stop.',
    short: 'harassment',
  },
  {
    key: 'hate',
    title: 'No contempt for whole groups',
    text: 'Nothing that attacks or demeans people for their race, nationality, religion, sex, sexuality, gender, age, disability or illness. That includes patients as a group, and it includes the other professions. You may write about discrimination you have met, and quote it where that is needed to tell it.',
    short: 'hate',
  },
  {
    key: 'medical-advice',
    title: 'No medical advice, asked or given',
    text: 'This is not a clinic. Don’t ask for advice about a patient, yourself or your family, and don’t give any, however good your qualifications are. Talking about practice, evidence and how work is organised is welcome; if you are unwell, please see your own clinician or the help lines.',
    short: 'medical advice',
  },
  {
    key: 'advertising-recruitment',
    title: 'Nothing for sale',
    text: 'Don’t advertise courses, coaching, products or posts, and don’t recruit, here or by writing to members you met here. You may mention your own work where it answers the point. Say that it is yours and what you earn by it.',
    short: 'advertising or recruitment',
  },
  {
    key: 'off-topic-spam',
    title: 'Stay with the subject',
    text: 'Answer the essay or the person you are replying to. The same text in several places, strings of links and comments that would fit under any page at all will be hidden. Digressions are fine while there is still a road back.',
    short: 'off topic or spam',
  },
  {
    key: 'unlawful',
    title: 'Nothing against the law',
    text: 'Don’t post what the law forbids: threats, defamation, other people’s private documents, somebody else’s work passed off as your own. If you know of something at work that has to be reported, take it to those who can act on it, and get advice from your union or professional body first. We remove what we have to and say which law it was.',
    short: 'against the law',
  },
] as const satisfies readonly HouseRule[];

export type RuleKey = (typeof houseRules)[number]['key'];

/** Every key, for input and the log's filter. */
export const RULE_KEYS = houseRules.map((rule) => rule.key) as [RuleKey, ...RuleKey[]];

/** The rule of a key; undefined for one that was given up since a decision named it. */
export function houseRule(key: string): HouseRule | undefined {
  return houseRules.find((rule) => rule.key === key);
}

/** The short name of a rule, readable even if the rule was given up since. */
export function ruleShortName(key: string): string {
  return houseRule(key)?.short ?? key.replaceAll('-', ' ');
}

/** A reason shorter than this explains nothing to the person it is about. */
export const EXPLANATION_MIN = 20;
/** A reason longer than this is a debate, and belongs into one. */
export const EXPLANATION_MAX = 2_000;

/** Room for an act and its section; more is a lecture. */
export const LAW_MAX = 200;

/** Longer than a day between two comments is no discussion any more: then a lock says so. */
export const SLOWEST_SECONDS = 86_400;

/** Ten years; who is to stay away for longer is suspended until it is lifted. */
export const SUSPENSION_MOST_DAYS = 3_650;

/** Decisions on a page of the public log. */
export const LOG_PAGE = 50;
