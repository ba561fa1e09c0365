import { z } from 'zod';
import { presentAs, type WireShape } from '../documents/index.js';
import { timestampJson } from '../shared/index.js';
import { CODE_FONT_NAMES, TEXT_FONT_NAMES } from './fonts.js';
import { textDirection } from './language.js';
import type { ChosenSettings, SiteSettings, StoredSettings } from './settings.codec.js';
import { themePath } from './theme.js';

const imageJson = z.object({ url: z.string(), alt: z.string() });

const linksJson = z.array(z.object({ label: z.string(), address: z.string() }));

const schemeJson = z.object({ accent: z.string(), paper: z.string() });

const shownJson = z.object({
  search: z.boolean(),
  tags: z.boolean(),
  archive: z.boolean(),
  authors: z.boolean(),
  reading_time: z.boolean(),
  updated_date: z.boolean(),
  table_of_contents: z.boolean(),
  related_posts: z.boolean(),
  feeds: z.boolean(),
  contact_form: z.boolean(),
  projects: z.boolean(),
  todos: z.boolean(),
} satisfies WireShape<keyof ChosenSettings['shown']>);

const chosenShape = {
  name: z.string(),
  description: z.string(),
  language: z.string().describe('BCP 47'),
  time_zone: z.string().describe('IANA'),
  hero: z.object({ title: z.string(), text: z.string(), image: imageJson.nullable() }),
  navigation: linksJson,
  footer: z.object({ text: z.string(), links: linksJson }),
  social_links: z.array(z.object({ label: z.string(), url: z.string() })),
  colors: z.object({ light: schemeJson, dark: schemeJson }),
  fonts: z.object({
    text: z.enum(TEXT_FONT_NAMES),
    headings: z.enum(TEXT_FONT_NAMES),
    code: z.enum(CODE_FONT_NAMES),
  }),
  posts_per_page: z.int().min(1),
  shown: shownJson,
  favicon: z.string().nullable(),
  logo: imageJson.nullable(),
} satisfies WireShape<keyof ChosenSettings>;

/** The settings as everybody reads them. */
export const settingsJson = z
  .object({
    ...chosenShape,
    text_direction: z.enum(['ltr', 'rtl']).describe('Follows from the language'),
    theme_css: z
      .string()
      .describe('Where colours and fonts are as a stylesheet; another theme has another address'),
    updated_at: timestampJson.nullable().describe('Null of what the site starts with'),
  })
  .meta({
    id: 'Settings',
    description: 'Texts are plain: escape them. An address is a path of the site or a whole one',
  });

/** The settings as admins read them. */
export const adminSettingsJson = settingsJson
  .extend({
    version: z.int().min(0).describe('Counts the writes; 0 of what the site starts with'),
    updated_by: z.object({ id: z.string() }).nullable(),
  })
  .meta({ id: 'AdminSettings' });

const revisionSummaryJson = z
  .object({
    version: z.int().min(1),
    saved_at: timestampJson,
    saved_by: z.object({ id: z.string() }).nullable(),
  })
  .meta({ id: 'SettingsRevisionSummary' });

/** The revisions that are kept. */
export const revisionsJson = z.object({ revisions: z.array(revisionSummaryJson) });

/** The settings as of a version. */
export const revisionJson = revisionSummaryJson.extend(chosenShape).meta({ id: 'SettingsRevision' });

/** See settingsJson. */
export function presentSettings(settings: SiteSettings): z.output<typeof settingsJson> {
  return presentAs(settingsJson, {
    ...settings,
    textDirection: textDirection(settings.language),
    themeCss: themePath(settings),
  });
}

/** See adminSettingsJson. */
export function presentForAdmin(settings: SiteSettings): z.output<typeof adminSettingsJson> {
  const { version, updatedBy } = settings;
  return { ...presentSettings(settings), version, updated_by: writerOf(updatedBy) };
}

/** See revisionsJson. */
export function presentRevisions(revisions: readonly StoredSettings[]): z.output<typeof revisionsJson> {
  return { revisions: revisions.map((revision) => presentAs(revisionSummaryJson, noted(revision))) };
}

/** See revisionJson. */
export function presentRevision(revision: StoredSettings): z.output<typeof revisionJson> {
  return presentAs(revisionJson, noted(revision));
}

function noted({ updatedAt, updatedBy, ...settings }: StoredSettings) {
  return { ...settings, savedAt: updatedAt, savedBy: writerOf(updatedBy) };
}

function writerOf(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}
