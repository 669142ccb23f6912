import type { Root } from 'mdast';
import remarkGemoji from 'remark-gemoji';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/**
 * Names by which Discourse, and people who come from there, call emoji that gemoji, whose names we
 * know, calls otherwise.
 */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['slight_smile', 'slightly_smiling_face'],
  ['slight_frown', 'slightly_frowning_face'],
  ['upside_down', 'upside_down_face'],
  ['face_with_raised_eyebrow', 'raised_eyebrow'],
  ['face_with_monocle', 'monocle_face'],
  ['face_with_hand_over_mouth', 'hand_over_mouth'],
  ['hugging_face', 'hugs'],
  ['thinking_face', 'thinking'],
  ['face_palm', 'facepalm'],
  ['rolling_eyes', 'roll_eyes'],
  ['crazy_face', 'zany_face'],
  ['nerd', 'nerd_face'],
  ['robot_face', 'robot'],
  ['money_mouth', 'money_mouth_face'],
  ['zipper_mouth', 'zipper_mouth_face'],
]);

const gemoji = unified().use(remarkGemoji).freeze();

/**
 * Turns shortcodes such as `:100:` in the text of a tree into characters, but not in code. A name
 * that nobody knows stays as it was typed.
 */
export function replaceShortcodes(tree: Root): void {
  visit(tree, 'text', (node) => {
    if (!node.value.includes(':')) return;
    node.value = node.value.replace(/:([a-z_]{1,40}):/g, (code, name: string) => {
      const known = OTHER_NAMES.get(name);
      return known ? `:${known}:` : code;
    });
  });
  gemoji.runSync(tree);
}
