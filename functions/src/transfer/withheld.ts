import { truncateAtWord } from '../shared/index.js';
import { cleanLine } from './clean-text.js';
import { parseTime } from './import-times.js';

/** Names of a header that are true of what everybody may read. All are compared as nameOf gives them. */
const SHOWN = new Set([
  ...['publish', 'published', 'ispublished', 'dgpublish'],
  ...['public', 'ispublic', 'listed', 'visible'],
]);

/** Those of them that may be a date instead, from which on it is so. */
const SHOWN_FROM = new Set(['publish', 'published']);

/** Names that are true of what not everybody may read. */
const HIDDEN = new Set([
  ...['draft', 'isdraft', 'unpublished', 'deleted', 'trashed', 'headless'],
  ...['private', 'isprivate', 'secret', 'protected', 'hidden', 'ishidden', 'unlisted', 'isunlisted'],
  ...['membersonly', 'memberonly', 'subscribersonly', 'premium', 'paid', 'paywall'],
  ...['excludefromcollections', 'eleventyexcludefromcollections'],
]);

/** Names of the time from which on nobody may read it. */
const ENDS = new Set([
  ...['expires', 'expiry', 'expirydate', 'expiration', 'expirationdate', 'expireson', 'expiresat'],
  ...['unpublishdate', 'unpublishat', 'unpublishedat', 'publishuntil'],
]);

const PASSWORDS = new Set(['password', 'passwords', 'passphrase']);

const PUBLIC_VISIBILITIES = new Set(['public', 'published', 'everyone', 'everybody', 'all']);

const YES = new Set(['true', 'yes', 'y', 'on', '1']);
const NO = new Set(['false', 'no', 'n', 'off', '0']);

/** Hugo's words for a page that is not rendered, or in no list. */
const NOT_BUILT = new Set(['never', 'false', 'link', 'local']);

const FOLDERS = /^_?(?:drafts?|private|unpublished|trash|discarded)$/i;

/** Ghost's marks of what only members see, in HTML and in the two forms of its editor. */
const FOR_MEMBERS =
  /<!--\s*(?:kg-gated-block|members-only)\b|class="[^"]*\bkg-gated-block\b|"type":\s*"paywall"|\["paywall"|"nonMember":\s*false/i;

const MAX_VALUE_LENGTH = 60;

/** What a header says of who may read its post. */
export interface Publicity {
  /** Whether it says that everybody may. */
  readonly isSaidPublic: boolean;
  /** Why it is not clear that everybody may, as what the post does: `says “private: true”`. */
  readonly withheld: readonly string[];
  /** What will not be here as it was. */
  readonly notes: readonly string[];
}

/**
 * Who may read a post by its header, in the words of Jekyll, Hugo, Hexo, Eleventy, Pelican, Docusaurus and Obsidian, whatever
 * their case. What is not understood there is not clear.
 *
 * @param now what an end is held against
 */
export function publicityOf(header: Readonly<Record<string, unknown>>, now: Date): Publicity {
  const said = { isSaidPublic: false, withheld: [] as string[], notes: [] as string[] };
  for (const [name, value] of Object.entries(header)) {
    const verdict = isBlank(value) ? null : judge(nameOf(name), value, now);
    if (verdict === 'public') said.isSaidPublic = true;
    if (verdict === 'withheld') said.withheld.push(`says “${name}${shownValue(value)}”`);
    if (verdict === 'expired') said.withheld.push(`has expired (“${name}${shownValue(value)}”)`);
    if (verdict === 'locked') said.withheld.push('has a password');
    if (verdict === 'ends') {
      said.notes.push(`says “${name}${shownValue(value)}”, but posts do not end here: unpublish it then`);
    }
  }
  return said;
}

type Verdict = 'public' | 'withheld' | 'expired' | 'ends' | 'locked' | null;

function judge(name: string, value: unknown, now: Date): Verdict {
  const word = wordOf(value);
  if (SHOWN_FROM.has(name) && isDate(value)) return 'public';
  if (SHOWN.has(name)) return YES.has(word) ? 'public' : 'withheld';
  if (HIDDEN.has(name)) return NO.has(word) ? null : 'withheld';
  if (PASSWORDS.has(name)) return NO.has(word) ? null : 'locked';
  if (ENDS.has(name)) return judgeEnd(value, now);
  switch (name) {
    case 'status':
      if (word === 'published' || word === 'publish' || word === 'public') return 'public';
      return word === 'draft' ? null : 'withheld';
    case 'visibility':
      return PUBLIC_VISIBILITIES.has(word) ? null : 'withheld';
    case 'publishdate':
      return isDate(value) ? null : 'withheld';
    case 'permalink':
      return value === false ? 'withheld' : null;
    case 'build':
      return isNotBuilt(value) ? 'withheld' : null;
    default:
      return null;
  }
}

function judgeEnd(value: unknown, now: Date): Verdict {
  if (NO.has(wordOf(value)) || wordOf(value) === 'never') return null;
  const end = isDate(value) ? parseTime(value) : null;
  if (end === null) return 'withheld';
  return end <= now ? 'expired' : 'ends';
}

/** Whether a file lies in a folder of what is not published. @param path of the file, with `/` or `\` */
export function isInPrivateFolder(path: string): boolean {
  return path
    .split(/[/\\]/)
    .slice(0, -1)
    .some((folder) => FOLDERS.test(folder));
}

/** Whether a text, in HTML, Markdown or as Ghost's editor stores it, has a part that only members see. */
export function isPartlyForMembers(text: string): boolean {
  return FOR_MEMBERS.test(text);
}

/** The problem of a post that is withheld. @param reasons see Publicity.withheld */
export function comesAsDraft(reasons: readonly string[]): string {
  return `${reasons.join(', ')} and comes as a draft: publish it if everybody may read it`;
}

/** A name of a header as it is compared: `expiryDate`, `expiry_date` and `ExpiryDate` are one. */
export function nameOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, '');
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function wordOf(value: unknown): string {
  return isScalar(value) ? String(value).trim().toLowerCase() : '';
}

function isScalar(value: unknown): value is string | boolean | number {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
}

/** A number is none: it would be one of 1970. */
function isDate(value: unknown): boolean {
  return typeof value === 'string' && parseTime(value) !== null;
}

function isNotBuilt(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { render, list } = value as Readonly<Record<string, unknown>>;
  return NOT_BUILT.has(wordOf(render)) || NOT_BUILT.has(wordOf(list));
}

function shownValue(value: unknown): string {
  return isScalar(value) ? `: ${truncateAtWord(cleanLine(String(value)), MAX_VALUE_LENGTH)}` : '';
}
