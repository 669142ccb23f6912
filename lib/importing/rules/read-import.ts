import type { Result } from '#lib/kernel/result.ts';
import { cleanLine } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import { detectFormat } from './detect-format.ts';
import type { ImportedDiscussion, ImportedPage, ImportProblem } from './imported.ts';
import { readDiscourse } from './read-discourse.ts';
import { readJekyll } from './read-jekyll.ts';
import { readPlainText } from './read-plain-text.ts';

/** File names in messages are cut here. */
const FILE_NAME_MAX = 120;

/**
 * Reads a file of any format we know, told apart by its content. `fileName` only names the file in
 * the message of a problem; it decides nothing. Pure: the same bytes give the same answer.
 */
export function readImport(
  fileName: string,
  bytes: Uint8Array,
): Result<ImportedDiscussion | ImportedPage, ImportProblem> {
  const result = readBytes(bytes);
  if (result.ok) return result;
  const name = cleanLine(fileName).slice(0, FILE_NAME_MAX);
  const message = name === '' ? result.problem.message : `${name}: ${result.problem.message}`;
  return { ok: false, problem: { ...result.problem, message } };
}

function readBytes(bytes: Uint8Array): Result<ImportedDiscussion | ImportedPage, ImportProblem> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const detected = detectFormat(text.value);
  if (!detected.ok) return detected;
  switch (detected.value.format) {
    case 'jekyll':
      return readJekyll(text.value);
    case 'discourse':
      return readDiscourse(detected.value.topic);
    case 'plain-text':
      return readPlainText(text.value);
  }
}
