import type { SiteAddresses } from '../addresses/index.js';
import { textDirection, themePath, type SiteSettings } from '../settings/index.js';
import { wordsFor } from './words/words-for.js';
import type { Words } from './words/words.js';

/** What every page of the site has around its own content. */
export interface Frame {
  readonly settings: SiteSettings;
  readonly addresses: SiteAddresses;
  /** Origin, without a slash at its end. */
  readonly siteUrl: string;
  /** The stylesheet with the site's colours and fonts, by its content. */
  readonly themePath: string;
  readonly words: Words;
  readonly direction: 'ltr' | 'rtl';
  /** Such as `5 May 2026`, in the site's language and time zone. */
  readonly dateOf: (time: Date) => string;
  /** Such as `May 2026`, of a month as `2026-05`. */
  readonly monthOf: (month: string) => string;
}

/** Makes the frames of pages: the same object for the same settings, by which pages know whether they are rendered already. */
export class Frames {
  private readonly bySettings = new WeakMap<SiteSettings, Frame>();

  constructor(
    private readonly addresses: SiteAddresses,
    private readonly siteUrl: string,
  ) {}

  /** The frame of pages of a site with these settings. */
  of(settings: SiteSettings): Frame {
    let frame = this.bySettings.get(settings);
    if (!frame) this.bySettings.set(settings, (frame = this.make(settings)));
    return frame;
  }

  private make(settings: SiteSettings): Frame {
    const { language, timeZone } = settings;
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
    const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
    return {
      settings,
      addresses: this.addresses,
      siteUrl: this.siteUrl,
      themePath: themePath(settings),
      words: wordsFor(language),
      direction: textDirection(language),
      dateOf: (time) => date.format(time),
      monthOf: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    };
  }
}
