import type { Report } from '../../import-collector.js';
import type { ArchivedFile } from '../../imported-post.js';
import type { Archive } from '../archive.js';
import type { KeptText } from './kept-text.js';

/** What the parts of a body's conversion share. */
export interface BodyContext {
  /** The file's path in its archive; '' for one that came alone. */
  readonly path: string;
  /** See ImportOptions. */
  readonly sourceUrl: string | null;
  /** The post's address at its source; null where nobody knows it. */
  readonly page: string | null;
  readonly archive: Archive;
  readonly kept: KeptText;
  /** What is not known, by what is said of it. */
  readonly unknown: Findings;
  /** Pictures and other files of the archive that the body has, by their addresses in it. */
  readonly files: Map<string, ArchivedFile>;
}

/** What of a body is not here as it was. */
export const FINDINGS = {
  tags: 'has tags of its generator, which stay as text: replace them by what they showed',
  links:
    'links to notes or files that are not in the archive, which are text now: add them, or links, to the post',
  ambiguous:
    'links to posts whose slug several files of the archive have, which lead nowhere here: give each file its own slug',
  comments: 'has comments of Obsidian, which were left out: put into the post what is to be read',
  elements: 'has HTML elements that posts can’t have, which were left out: replace them by text or a link',
  places:
    'has addresses relative to its own, which the file does not say, and which are taken as relative to the site’s: check them, or give it a permalink',
  missing:
    'has pictures or files that are not in the archive, and whose addresses stay as they were: add them to the ZIP and import it again',
  addresses: 'has addresses without their site, which lead nowhere here: give source_url, the site’s address',
} as const;

type Finding = keyof typeof FINDINGS;

const MAX_NAMED = 5;
const MAX_NAME_LENGTH = 60;

/** Gathers what of a body is not as it was, each once, for one problem of each kind. */
export class Findings {
  private readonly found = new Map<Finding, Set<string>>();

  /** Notes one. @param name as its writer knows it */
  add(kind: Finding, name: string): void {
    const names = this.found.get(kind) ?? new Set();
    names.add(name.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_NAME_LENGTH));
    this.found.set(kind, names);
  }

  /** Reports all of them. */
  reportTo(report: Report): void {
    for (const [kind, names] of this.found) {
      const named = [...names].slice(0, MAX_NAMED).join(', ');
      const more = names.size > MAX_NAMED ? ` and ${String(names.size - MAX_NAMED)} more` : '';
      report(`${FINDINGS[kind]} (${named}${more})`, FINDINGS[kind]);
    }
  }
}
