import type { SiteAddresses } from '../addresses/index.js';
import { together } from '../http/index.js';
import { once } from '../shared/once.js';
import { detailOf, type TagDetail, type TagDetails } from '../tags/index.js';
import { textDirection, themePath, type SiteSettings } from '../settings/index.js';
import { loadWords } from './words/words-for.js';
import type { Words } from './words/words.js';

type Direction = ReturnType<typeof textDirection>;

/** What every page of the site has around its own content. */
export interface Frame {
  readonly settings: SiteSettings;
  readonly addresses: SiteAddresses;
  /** Origin, without a slash at its end. */
  readonly siteUrl: string;
  /** The stylesheet with the site's colours and fonts, by its content. */
  readonly themePath: string;
  readonly words: Words;
  /** Attributes of elements that have nothing but these words: none where they are in the site's language. */
  readonly ofWords: { readonly lang?: string; readonly dir?: Direction };
  readonly direction: Direction;
  /** How a tag is written, and what it is about. */
  readonly tagOf: (tag: string) => TagDetail;
  /** Such as `5 May 2026`, in the site's language and time zone. */
  readonly dateOf: (time: Date) => string;
  readonly numberOf: (number: number) => string;
  /** Such as `May 2026`, of a month as `2026-05`; of a year as `2026` that. */
  readonly periodOf: (period: string) => string;
}

/** Makes the frames of pages: the same object for the same settings and tags, by which pages know whether they are rendered already. */
export class Frames {
  private readonly made = new WeakMap<object, Promise<Frame>>();

  constructor(
    private readonly addresses: SiteAddresses,
    private readonly siteUrl: string,
  ) {}

  /** The frame of pages of a site with these settings, and with what is said of its tags. */
  of(settings: SiteSettings, tags: TagDetails): Promise<Frame> {
    const parts = together({ settings, tags });
    let frame = this.made.get(parts);
    if (!frame) this.made.set(parts, (frame = this.make(settings, tags)));
    return frame;
  }

  private async make(settings: SiteSettings, tags: TagDetails): Promise<Frame> {
    const { language, timeZone } = settings;
    // Each is made when a page needs it, which takes a millisecond.
    const date = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }));
    // Archives are by months of this calendar, whichever one the language has for dates.
    const gregorian = { year: 'numeric', calendar: 'gregory', timeZone: 'UTC' } as const;
    const year = once(() => new Intl.DateTimeFormat(language, gregorian));
    const month = once(() => new Intl.DateTimeFormat(language, { ...gregorian, month: 'long' }));
    const number = once(() => new Intl.NumberFormat(language));
    const words = await loadWords(language);
    return {
      settings,
      addresses: this.addresses,
      siteUrl: this.siteUrl,
      themePath: themePath(settings),
      words,
      ofWords: attributesOf(words, language),
      direction: textDirection(language),
      tagOf: (tag) => detailOf(tags, tag),
      dateOf: (time) => date().format(time),
      numberOf: (given) => number().format(given),
      periodOf: (text) => (text.includes('-') ? month() : year()).format(new Date(`${text}T00:00:00Z`)),
    };
  }
}

function attributesOf({ language }: Words, pageLanguage: string): Frame['ofWords'] {
  if (new Intl.Locale(pageLanguage).language === language) return {};
  const dir = textDirection(language);
  return { lang: language, ...(dir !== textDirection(pageLanguage) && { dir }) };
}
