import { parseTime } from '../import-times.js';

/** What ends the name of a Markdown file. */
export const MARKDOWN_ENDING = /\.(?:md|markdown|mdown|mkdn?|mkdown|mdx|rmd|qmd)$/i;

/** Jekyll's `2026-05-01-title.md`; Pelican and Eleventy have the same with other signs. */
const DATED_NAME = /^(?<date>\d{4}-\d{1,2}-\d{1,2})[-_ T](?<rest>.+)$/;

/** Names that say where a file stands, and nothing of its text. */
const PLACE_NAME = /^(?:index|_index|readme)$/i;

/** What a file's name says. */
export interface FileName {
  readonly date: Date | null;
  /** Its words as they stand there, without the date; null where it has none of its own. */
  readonly words: string | null;
  /** As a title; null where the name says nothing of the text. */
  readonly title: string | null;
}

/** What a file's name says; of Hugo's `a-title/index.md` the folder's. @param timeZone see parseTime */
export function readFileName(path: string, timeZone: string): FileName {
  const segments = path.replace(MARKDOWN_ENDING, '').split(/[/\\]/);
  const last = segments.pop() ?? '';
  const name = last === 'index' || last === '_index' ? (segments.pop() ?? '') : last;
  const { date, rest } = DATED_NAME.exec(name)?.groups ?? {};
  const words = (rest ?? name) || null;
  const isTitle = words !== null && !PLACE_NAME.test(words);
  return { date: parseTime(date, timeZone), words, title: isTitle ? titleOf(words) : null };
}

/** A name with blanks is written for readers, one with signs in their place for addresses. */
function titleOf(words: string): string {
  return /\s/.test(words) ? words : words.replaceAll(/[-_]+/g, ' ');
}
