import { truncateAtWord } from '../../../shared/index.js';
import { cleanLine } from '../../html/clean-text.js';
import { parseTime } from '../import-times.js';
import {
  ABOUT,
  ACCESS,
  AUDIENCES,
  DATES,
  ENDS,
  FINISHED_STATUSES,
  FREE,
  HIDDEN,
  HIDING_VALUES,
  MAYBE_DATES,
  NESTING,
  NO,
  NOT_BUILT,
  OTHER_TIMES,
  PASSWORDS,
  PUBLIC_STATUSES,
  PUBLIC_VISIBILITIES,
  READY,
  SHOWN,
  STATUSES,
  YES,
} from './publicity-words.js';

const MAX_NESTING = 3;

const MAX_VALUE_LENGTH = 60;

/** What a header says of who may read its post, and from when on. */
export interface Publicity {
  /** Published is what says so, or has a date and does not say otherwise. */
  readonly status: 'draft' | 'published';
  /** In the future when any of its dates is. */
  readonly publishedAt: Date | null;
  /** See SourcePost.withheld. */
  readonly withheld: readonly string[];
  /** What will not be here as it was. */
  readonly notes: readonly string[];
}

/** What the words of a header are held against. */
interface PublicityContext {
  /** The time in the file's name, as Jekyll has it; null without one. */
  readonly fileDate: Date | null;
  readonly now: Date;
  /** See parseTime. */
  readonly timeZone: string;
}

/**
 * Who may read a post by its header, in the words of Jekyll, Hugo, Hexo, Eleventy, Astro, Pelican, Docusaurus and Obsidian,
 * whatever their case. What is not understood there is not clear.
 */
export function publicityOf(
  header: Readonly<Record<string, unknown>>,
  { fileDate, ...clock }: PublicityContext,
): Publicity {
  const said = Object.entries(header)
    .filter(([, value]) => !isBlank(value))
    .map(([name, value]) => ({ name, value, verdict: judge(nameOf(name), value, clock) }));
  const isSaid = (wanted: Verdict) => said.some(({ verdict }) => verdict === wanted);
  const nested = said
    .filter(({ name }) => NESTING.has(nameOf(name)))
    .flatMap(({ name, value }) => nestedReasons(name, value, clock, 1));
  const withheld = [...said.flatMap((entry) => REASONS[entry.verdict]?.(entry) ?? []), ...nested];
  const publishedAt = dateOf(header, clock) ?? fileDate;
  const isPublished = (isSaid('public') || publishedAt !== null) && !isSaid('draft') && withheld.length === 0;
  return {
    status: isPublished ? 'published' : 'draft',
    publishedAt,
    withheld,
    notes: said
      .filter(({ verdict }) => verdict === 'ends')
      .map((entry) => `says ${quote(entry)}, but posts do not end here: unpublish it then`),
  };
}

/** A name of a header as it is compared: `expiryDate`, `expiry_date` and `ExpiryDate` are one. */
export function nameOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, '');
}

/** `draft` needs no word: it comes as what it is. */
type Verdict = 'public' | 'draft' | 'withheld' | 'expired' | 'unreadable' | 'locked' | 'ends' | 'neither';

interface Entry {
  readonly name: string;
  readonly value: unknown;
}

/** What a post does, of those verdicts that withhold it. */
const REASONS: Readonly<Partial<Record<Verdict, (entry: Entry) => string>>> = {
  withheld: (entry) => `says ${quote(entry)}`,
  expired: (entry) => `has expired (${quote(entry)})`,
  unreadable: (entry) => `has a date that can’t be read (${quote(entry)}; 2026-05-01 can)`,
  locked: () => 'has a password',
};

type Clock = Omit<PublicityContext, 'fileDate'>;

function judge(name: string, value: unknown, clock: Clock): Verdict {
  const word = wordOf(value);
  const timeOf = (said: unknown) => parseTime(said, clock.timeZone);
  if (MAYBE_DATES.has(name) && timeOf(value)) return SHOWN.has(name) ? 'public' : 'neither';
  if (SHOWN.has(name)) return YES.has(word) ? 'public' : 'withheld';
  if (HIDDEN.has(name)) return NO.has(word) ? 'neither' : 'withheld';
  if (PASSWORDS.has(name)) return NO.has(word) && value !== 0 ? 'neither' : 'locked';
  if (DATES.includes(name)) return timeOf(value) ? 'neither' : 'unreadable';
  if (ENDS.has(name)) return judgeEnd(value, clock);
  if (STATUSES.has(name)) return judgeStatus(word);
  if (AUDIENCES.has(name))
    return YES.has(word) || word === 'only' ? 'withheld' : judgeOther(name, value, clock);
  if (ACCESS.has(name)) {
    return FREE.has(word) || PUBLIC_VISIBILITIES.has(word) || NO.has(word) ? 'neither' : 'withheld';
  }
  if (READY.has(name)) return YES.has(word) ? 'neither' : 'withheld';
  switch (name) {
    case 'visibility':
      return PUBLIC_VISIBILITIES.has(word) ? 'neither' : 'withheld';
    case 'permalink':
      return word === 'false' ? 'withheld' : 'neither';
    case 'build':
      return isNotBuilt(value) ? 'withheld' : 'neither';
    case 'hide': // Of MkDocs a list of what else a page hides.
      return Array.isArray(value) || NO.has(word) ? 'neither' : 'withheld';
    case 'live': // Often a link.
      return NO.has(word) ? 'withheld' : 'neither';
    default:
      return judgeOther(name, value, clock);
  }
}

/** By what a name that is not known has as its value: a word that hides, or a time to come. */
function judgeOther(name: string, value: unknown, clock: Clock): Verdict {
  if (ABOUT.test(name)) return 'neither';
  const isHiding = HIDING_VALUES.has(nameOf(wordOf(value)));
  return isHiding || (!OTHER_TIMES.test(name) && isAhead(value, clock)) ? 'withheld' : 'neither';
}

/** Numbers are no times here: they may count anything. */
function isAhead(value: unknown, { now, timeZone }: Clock): boolean {
  const time = typeof value === 'string' ? parseTime(value, timeZone) : null;
  return time !== null && time > now;
}

function judgeStatus(word: string): Verdict {
  if (word === 'draft') return 'draft';
  if (PUBLIC_STATUSES.has(word)) return 'public';
  return FINISHED_STATUSES.has(word) ? 'neither' : 'withheld';
}

function judgeEnd(value: unknown, { now, timeZone }: Clock): Verdict {
  if (NO.has(wordOf(value)) || wordOf(value) === 'never') return 'neither';
  const end = parseTime(value, timeZone);
  if (end === null) return 'withheld';
  return end <= now ? 'expired' : 'ends';
}

/** What names within a name hide, in the list of Hugo's cascade too. Nothing in there makes a post public. */
function nestedReasons(outer: string, value: unknown, clock: Clock, depth: number): string[] {
  const objects = (Array.isArray(value) ? value : [value]) as readonly unknown[];
  return objects
    .filter((object) => typeof object === 'object' && object !== null)
    .flatMap((object) => Object.entries(object))
    .filter(([, inner]) => !isBlank(inner))
    .flatMap(([name, inner]) => {
      const compared = nameOf(name);
      const path = `${outer}.${name}`;
      if (NESTING.has(compared) && depth < MAX_NESTING) return nestedReasons(path, inner, clock, depth + 1);
      const verdict = judge(compared, inner, clock);
      const isTime = DATES.includes(compared) || MAYBE_DATES.has(compared);
      const hides = verdict === 'draft' || (isTime && isAhead(inner, clock)) ? 'withheld' : verdict;
      return hides === 'unreadable' ? [] : (REASONS[hides]?.({ name: path, value: inner }) ?? []);
    });
}

/** The latest date that lies ahead, else the most telling one: until the latest not everybody sees the post. */
function dateOf(header: Readonly<Record<string, unknown>>, { now, timeZone }: Clock): Date | null {
  const times = Object.entries(header).flatMap(([name, value]) => {
    const time = parseTime(value, timeZone);
    const compared = nameOf(name);
    const rank = DATES.indexOf(compared);
    return time && (rank !== -1 || (MAYBE_DATES.has(compared) && time > now)) ? [{ time, rank }] : [];
  });
  const ahead = times.filter(({ time }) => time > now).map(({ time }) => time.getTime());
  if (ahead.length > 0) return new Date(Math.max(...ahead));
  return times.sort((a, b) => a.rank - b.rank)[0]?.time ?? null;
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function wordOf(value: unknown): string {
  return isScalar(value) ? String(value).trim().toLowerCase() : '';
}

function isScalar(value: unknown): value is string | boolean | number {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
}

function isNotBuilt(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { render, list } = value as Readonly<Record<string, unknown>>;
  return NOT_BUILT.has(wordOf(render)) || NOT_BUILT.has(wordOf(list));
}

function quote({ name, value }: Entry): string {
  return `“${name}${isScalar(value) ? `: ${truncateAtWord(cleanLine(String(value)), MAX_VALUE_LENGTH)}` : ''}”`;
}
