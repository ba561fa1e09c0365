import { parse as parseYaml } from 'yaml';
import { loadMarkdown } from '../../../src/content/index.js';
import { findAll, findOne, parsePiece, textIn } from './dom.js';

/** A post as its Markdown has it. */
export interface PostMarkdown {
  /** What is known of it. */
  readonly header: Readonly<Record<string, unknown>>;
  /** The text of its heading. */
  readonly heading: string;
  /** What its text becomes when it is rendered again. */
  readonly html: string;
}

/** Reads the Markdown form of a post. @throws Error where it has no header or does not begin with a heading */
export async function readPostMarkdown(markdown: string): Promise<PostMarkdown> {
  const [, yaml, heading, text] = /^---\n(.*?)\n---\n\n(# [^\n]*)\n\n(.*)$/s.exec(markdown) ?? [];
  if (yaml === undefined || heading === undefined || text === undefined)
    throw new Error(`no post: ${markdown}`);
  const { renderMarkdown } = await loadMarkdown();
  const shownHeading = parsePiece(renderMarkdown(heading).html);
  const marks = findAll(shownHeading, ({ tagName }) => tagName !== 'h1' && tagName !== 'a');
  if (marks.length > 0) throw new Error(`a heading with more than text: ${heading}`);
  return {
    header: parseYaml(yaml, { version: '1.2' }) as Record<string, unknown>,
    heading: textIn(findOne(shownHeading, ({ tagName }) => tagName === 'h1')),
    html: renderMarkdown(text).html,
  };
}
