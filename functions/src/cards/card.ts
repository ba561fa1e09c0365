import { createHash } from 'node:crypto';
import type { ContentItem, CoverImage, KindName } from '../content/index.js';
import { CARD_DIGITS, cardFilePath } from '../media/index.js';
import type { SiteSettings } from '../settings/index.js';

/** Of a card, in pixels: what link previews show large. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** Counts the designs: with another one every card has another name, and `POST /admin/api/cards/render` makes them. */
const DESIGN = 1;

/** Digits of a card's name that tell whose it is; the others tell what it shows. */
const OWNER_DIGITS = 16;

/** Whose card it is. */
export interface CardOwner {
  readonly kind: KindName;
  readonly id: string;
}

/** All that a card shows. */
export interface Card {
  readonly title: string;
  readonly site: string;
  /** Such as `Ada Lovelace and Grace Hopper`; empty where nobody is named. */
  readonly authors: string;
  /** In the site's language and time zone, and as `2026-05-01`; null where it has none to show. */
  readonly date: { readonly spelled: string; readonly plain: string } | null;
  /** Each `#rrggbb`. */
  readonly colors: SiteSettings['colors']['light'];
  /** Whether the mark that comes with the pages stands before the site's name: it has no logo of its own. */
  readonly isMarked: boolean;
}

/** What of an item its card follows from. */
export type CardSource = Pick<ContentItem, 'id' | 'title' | 'authors' | 'status' | 'publishedAt' | 'seo'> & {
  /** Of kinds that have one. */
  readonly coverImage?: CoverImage | null;
};

/** What of the settings it follows from. */
type CardSettings = Pick<SiteSettings, 'name' | 'language' | 'timeZone' | 'colors' | 'logo'>;

/**
 * The card that an item is to have: null for one that nobody may see, now or when its time has come, and for one that has a picture of
 * its own.
 */
export function cardOf(kind: KindName, item: CardSource, settings: CardSettings): Card | null {
  if (!wantsCard(item)) return null;
  const { name, language, timeZone, colors, logo } = settings;
  const names = kind === 'page' ? [] : item.authors.map((author) => author.name);
  return {
    title: item.title,
    site: name,
    authors: new Intl.ListFormat(language).format(names),
    date: kind === 'post' && item.publishedAt ? datesOf(item.publishedAt, language, timeZone) : null,
    colors: colors.light,
    isMarked: logo === null,
  };
}

/** The name of a card: another one for another item, and for all else that it shows. */
export function cardName(kind: KindName, id: string, card: Card): string {
  return ownerDigits(kind, id) + digits(JSON.stringify([DESIGN, card]), CARD_DIGITS - OWNER_DIGITS);
}

/** How the names of all cards begin that an item ever had. */
export function ownerDigits(kind: KindName, id: string): string {
  return digits(`${kind} ${id}`, OWNER_DIGITS);
}

/** Whether a write may make another card of an item; `before` is null for a new one. */
export function mayChangeCard(before: CardSource | null, after: CardSource): boolean {
  const [former, next] = [before && sourceOf(before), sourceOf(after)];
  return former !== next;
}

/** Whether a change of the settings makes other cards. */
export function mayChangeCards(before: CardSettings, after: CardSettings): boolean {
  return shownOf(before) !== shownOf(after);
}

/** The address of a card on the site. */
export function cardPath(name: string): string {
  return `/${cardFilePath(name)}`;
}

function wantsCard({ status, coverImage = null, seo }: CardSource): boolean {
  return status === 'published' && coverImage === null && seo.ogImage === null;
}

/** Null for an item that is to have none. */
function sourceOf(item: CardSource): string | null {
  if (!wantsCard(item)) return null;
  const { title, authors, publishedAt } = item;
  return JSON.stringify([title, authors.map(({ name }) => name), publishedAt]);
}

function shownOf({ name, language, timeZone, colors, logo }: CardSettings): string {
  return JSON.stringify([name, language, timeZone, colors.light, logo === null]);
}

function datesOf(time: Date, language: string, timeZone: string): Card['date'] {
  const spelled = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(time);
  // This locale writes dates as ISO 8601 does.
  return { spelled, plain: new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone }).format(time) };
}

function digits(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
