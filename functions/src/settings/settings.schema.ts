import { z } from 'zod';
import { withCamelNames, type WireShape } from '../documents/index.js';
import {
  headerText,
  linkAddress,
  pictureAddress,
  plainText,
  profileAddress,
  singleLine,
  timeZone,
} from '../shared/index.js';
import { CODE_FONT_NAMES, TEXT_FONT_NAMES } from './fonts.js';
import { language } from './language.js';
import type { ChosenSettings } from './settings.codec.js';

/** Limits of what the settings hold, in characters; those of lists in how many. */
export const SETTINGS_LIMITS = {
  name: 60,
  description: 300,
  title: 120,
  text: 2_000,
  label: 60,
  alt: 300,
  navigation: 10,
  links: 20,
  postsPerPage: 50,
} as const;

/** Largest body of a change, in bytes. */
export const MAX_SETTINGS_BYTES = 256 * 1024;

const label = singleLine(1, SETTINGS_LIMITS.label);

const links = (max: number) => z.array(z.strictObject({ label, address: linkAddress })).max(max);

const image = z.strictObject({
  url: pictureAddress,
  alt: singleLine(0, SETTINGS_LIMITS.alt).describe(
    'What it shows, for who does not see it; empty where it says nothing',
  ),
});

const color = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/, 'must be a colour such as #bd3206')
  .overwrite((text) => (text.length === 4 ? text.replaceAll(/[\da-f]/g, '$&$&') : text));

const scheme = z
  .strictObject({
    accent: color.describe('Of links and buttons'),
    paper: color.describe('Behind the text'),
  })
  .partial();

const isShown = z.boolean();

const shown = z
  .strictObject({
    search: isShown,
    tags: isShown,
    archive: isShown,
    authors: isShown,
    reading_time: isShown,
    updated_date: isShown,
    table_of_contents: isShown,
    related_posts: isShown,
    feeds: isShown,
    contact_form: isShown,
    projects: isShown,
    todos: isShown,
  } satisfies WireShape<keyof ChosenSettings['shown']>)
  .partial()
  .transform(withCamelNames)
  .describe('What pages show; the API answers all the same');

/** Body of PATCH /admin/api/settings: what is absent stays, also within objects; lists are replaced as a whole. */
export const settingsBody = z
  .strictObject({
    name: headerText(SETTINGS_LIMITS.name).describe('Of the site: in pages, feeds, link previews and mails'),
    description: singleLine(0, SETTINGS_LIMITS.description).describe(
      'A sentence or two for search engines, link previews and feeds',
    ),
    language: language.describe(
      'Of the texts, by its tag (BCP 47). What pages say themselves is in it where it is Arabic, Dutch, English, French, German, Italian, Portuguese or Spanish; else in English, and marked so',
    ),
    time_zone: timeZone.describe('In which dates are shown, by its IANA name'),
    hero: z
      .strictObject({
        title: singleLine(0, SETTINGS_LIMITS.title).describe('Empty for the name of the site'),
        text: plainText(0, SETTINGS_LIMITS.text).describe('Empty for the description'),
        image: image.nullable(),
      })
      .partial()
      .describe('The top of the front page'),
    navigation: links(SETTINGS_LIMITS.navigation).describe('Where the top of each page leads'),
    footer: z
      .strictObject({ text: plainText(0, SETTINGS_LIMITS.text), links: links(SETTINGS_LIMITS.links) })
      .partial(),
    social_links: z
      .array(z.strictObject({ label, url: profileAddress }))
      .max(SETTINGS_LIMITS.links)
      .describe('The owner elsewhere; pages link there with rel=me'),
    colors: z
      .strictObject({ light: scheme, dark: scheme })
      .partial()
      .describe('Must be told apart as WCAG 2.2 AA asks; the other colours of the look follow from them'),
    fonts: z
      .strictObject({
        text: z.enum(TEXT_FONT_NAMES),
        headings: z.enum(TEXT_FONT_NAMES),
        code: z.enum(CODE_FONT_NAMES),
      })
      .partial()
      .describe('Families that systems bring along: no page loads a font'),
    posts_per_page: z.int().min(1).max(SETTINGS_LIMITS.postsPerPage),
    shown,
    favicon: pictureAddress.nullable().describe('Null for the one that comes with the pages'),
    logo: image.nullable().describe('Beside the name; null for the one that comes with the pages'),
  } satisfies WireShape<keyof ChosenSettings>)
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change')
  .transform(withCamelNames);

/** Path of one revision. */
export const revisionParams = z.object({
  version: z.coerce.number<string>().int().min(1).max(1_000_000_000),
});

/** Query of GET /theme.css. */
export const themeQuery = z.object({
  v: z
    .string()
    .max(100)
    .optional()
    .describe('As `theme_css` of the settings has it: the answer is then good for a year'),
});
