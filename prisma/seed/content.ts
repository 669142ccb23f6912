import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { PageText } from '#lib/guide/port.ts';
import { readFrontMatter } from '#lib/importing/rules/front-matter.ts';
import { readJekyll } from '#lib/importing/rules/read-jekyll.ts';
import { RULE_KEYS } from '#lib/moderation/rules.ts';

const read = (name: string) => readFile(new URL(`content/${name}`, import.meta.url), 'utf8');

const essayMatter = z.object({
  title: z.string(),
  slug: z.string(),
  summary: z.string(),
  author: z.string(),
});

/** The first essay, from content/essay.md. */
export async function readStarterEssay(): Promise<{
  title: string;
  slug: string;
  summary: string;
  source: string;
  byline: string;
}> {
  const parts = readFrontMatter(await read('essay.md'));
  if (!parts.ok) throw new Error(parts.problem.message);
  const { author, ...text } = essayMatter.parse(Object.fromEntries(parts.value.fields));
  return { ...text, byline: author, source: parts.value.body.trim() };
}

/** The guide, from content/leaving-medicine.md, read as any imported page is. */
export async function readStarterGuide(): Promise<PageText & { redirectFrom: string[] }> {
  const text = await read('leaving-medicine.md');
  const page = readJekyll(text);
  if (!page.ok) throw new Error(page.problem.message);
  const parts = readFrontMatter(text);
  const summary = parts.ok ? z.string().parse(parts.value.fields.get('summary')) : '';
  const { title, permalink, redirectFrom, order: position, icon, source } = page.value;
  return { title, permalink, redirectFrom, position, icon, source, summary: summary.trim() };
}

const hours = z.number().nonnegative();

const sampleComment = z.object({
  key: z.string(),
  writer: z.string(),
  replyTo: z.string().nullable(),
  hoursAfter: hours,
  body: z.string(),
  edited: z.object({ hoursAfter: hours, earlierVersions: z.array(z.string()) }).optional(),
  deleted: z.object({ hoursAfter: hours }).optional(),
  hidden: z
    .object({ hoursAfter: hours, rule: z.enum(RULE_KEYS), explanation: z.string() })
    .optional(),
});

const sampleDiscussion = z.object({
  writers: z.array(z.object({ key: z.string(), name: z.string() })),
  comments: z.array(sampleComment),
});

export type SampleComment = z.infer<typeof sampleComment>;

/** The sample discussion, from content/sample-discussion.json; times are hours after the essay. */
export async function readSampleDiscussion(): Promise<z.infer<typeof sampleDiscussion>> {
  return sampleDiscussion.parse(JSON.parse(await read('sample-discussion.json')));
}
