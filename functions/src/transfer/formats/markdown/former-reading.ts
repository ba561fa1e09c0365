import type { FormerReading } from '../imported-post.js';
import { readFileName } from './file-name.js';
import { firstHeading } from './post-title.js';

/** The headers that version 0.1 knew. */
const HEADER = /^---[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*(?:\r?\n(?:\r?\n)?|$)/;

/** What is the same in both readings, or said by the header. */
type Known = Pick<FormerReading, 'publishedAt' | 'createdAt'> & { readonly headerTitle: string | null };

/** The title and text that version 0.1 read in a file: by them a post that it made is known again. */
export function formerReading(text: string, path: string, { headerTitle, ...times }: Known): FormerReading {
  const header = HEADER.exec(text)?.[0];
  const body = text.slice(header?.length ?? 0);
  const ownTitle = header === undefined ? null : headerTitle;
  const heading = ownTitle === null ? firstHeading(body) : null;
  const words = readFileName(path, 'UTC').words?.replaceAll(/[-_]+/g, ' ');
  return {
    ...times,
    title: ownTitle ?? heading ?? words ?? '',
    contentMd: heading === null ? body : withoutTopHeading(body),
  };
}

/** A heading of the first level before anything else was not part of the text. */
function withoutTopHeading(body: string): string {
  const above = /^(?:[ \t\r]*\n)*(?=# )/.exec(body)?.[0];
  if (above === undefined) return body;
  const end = body.indexOf('\n', above.length);
  return end === -1 ? '' : body.slice(end + 1).replace(/^\s*\n/, '');
}
