import { z } from 'zod';
import {
  defaultsOf,
  field,
  StoredCollection,
  storedObject,
  storedTime,
  to,
  toUpdateTime,
  type Identified,
  type ValueOf,
} from '../documents/index.js';
import { writtenHashes } from '../media/index.js';
import { CODE_FONT_NAMES, TEXT_FONT_NAMES } from './fonts.js';

/** The one document of settings. */
export const SETTINGS_ID = 'site';

const image = z.object({ url: z.string(), alt: z.string() });

const links = z.array(z.object({ label: z.string(), address: z.string() }));

const scheme = z.object({ accent: z.string(), paper: z.string() });

const isShown = z.boolean().default(true);

/** What pages show, each part by its name. */
const shown = storedObject({
  search: isShown,
  tags: isShown,
  archive: isShown,
  authors: isShown,
  readingTime: isShown,
  updatedDate: isShown,
  tableOfContents: isShown,
  relatedPosts: isShown,
  feeds: isShown,
  contactForm: isShown,
  projects: isShown,
  /** The corner with the list of a visitor's own. */
  todos: z.boolean().default(false),
});

const EVERYTHING = shown.parse({});

/** A field that is `value` until somebody chooses another, and where what is stored can't be read. */
function chosen<Codec extends z.ZodType>(codec: Codec, value: z.output<z.ZodDefault<Codec>>) {
  return field(codec.default(value as never), 'nobody', to(value));
}

/** What an admin sets. What follows from here: the document, its revisions, what is logged of a change, the defaults. */
const CHOSEN = {
  name: field(z.string().min(1), 'nobody', 'set it to the name of the site'),
  /** One or two sentences of plain text, for search engines, link previews and feeds; empty when there is none. */
  description: chosen(z.string(), ''),
  /** BCP 47, in its canonical form. */
  language: chosen(z.string(), 'en'),
  /** Of the IANA database. */
  timeZone: chosen(z.string(), 'UTC'),
  /** The top of the front page; without a title it has the site's name, without a text the description. */
  hero: chosen(storedObject({ title: z.string(), text: z.string(), image: image.nullable() }), {
    title: '',
    text: '',
    image: null,
  }),
  /** Where the top of each page leads. */
  navigation: chosen(links, [
    { label: 'Posts', address: '/' },
    { label: 'Projects', address: '/projects' },
    { label: 'Contact', address: '/contact' },
  ]),
  footer: chosen(storedObject({ text: z.string(), links }), { text: '', links: [] }),
  /** The owner elsewhere (rel=me). */
  socialLinks: chosen(z.array(z.object({ label: z.string(), url: z.string() })), []),
  /** Each `#rrggbb`; the other colours of the look follow from them (theme.ts). */
  colors: chosen(z.object({ light: scheme, dark: scheme }), {
    light: { accent: '#bd3206', paper: '#faf8fd' },
    dark: { accent: '#ff9a6e', paper: '#14101b' },
  }),
  fonts: chosen(
    z.object({
      text: z.enum(TEXT_FONT_NAMES),
      headings: z.enum(TEXT_FONT_NAMES),
      code: z.enum(CODE_FONT_NAMES),
    }),
    { text: 'modern', headings: 'modern', code: 'modern' },
  ),
  /** Posts on a page of a list. */
  postsPerPage: chosen(z.int().min(1), 10),
  shown: chosen(shown, EVERYTHING),
  /** Null for the one that comes with the pages. */
  favicon: chosen(z.string().nullable(), null),
  /** Beside the name at the top of each page; null for the one that comes with the pages. */
  logo: chosen(image.nullable(), null),
};

const fields = {
  ...CHOSEN,
  /** Counts the writes, from 1. */
  version: field(z.int().min(1), 'nobody', to(1)),
  updatedAt: field(storedTime, 'nobody', toUpdateTime),
  /** The account that stored this version. */
  updatedBy: field(z.string().nullable().default(null), 'account', to(null)),
};

/** The settings as a write left them. */
export type StoredSettings = Identified<ValueOf<typeof fields>>;

/** All that the site's owner chooses of it; `updatedAt` is null until somebody stores something. */
export type SiteSettings = Omit<StoredSettings, 'updatedAt'> & { readonly updatedAt: Date | null };

/** What of the settings is chosen: what a change changes, a revision keeps and the audit log tells. */
export type ChosenSettings = ValueOf<typeof CHOSEN>;

/** The names of what is chosen. */
export const CHOSEN_NAMES = Object.keys(CHOSEN) as (keyof ChosenSettings)[];

/** settings/site */
export const SETTINGS = new StoredCollection({ name: 'settings', fields, derive: filesNamed });

/** settings/site/revisions/{version}: the settings as each write left them, the last 50. */
export const SETTINGS_REVISIONS = new StoredCollection({
  name: 'revisions',
  fields,
  below: 'settings',
  derive: filesNamed,
});

/** For who asks where a file of the library is used. */
function filesNamed(settings: ValueOf<typeof fields>): Record<string, unknown> {
  return { media_hashes: writtenHashes(settings) };
}

/** What a site starts with: version 0. @param name of the param SITE_NAME */
export function startingSettings(name: string): SiteSettings {
  return { ...defaultsOf(fields), id: SETTINGS_ID, name, version: 0, updatedAt: null, updatedBy: null };
}
