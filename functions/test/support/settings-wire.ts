import { z } from 'zod';
import { call, type Answer } from './http/api.js';

const time = z.iso.datetime({ precision: 3 });
const image = z.strictObject({ url: z.string(), alt: z.string() });
const links = z.array(z.strictObject({ label: z.string(), address: z.string() }));
const scheme = z.strictObject({
  accent: z.string().regex(/^#[\da-f]{6}$/),
  paper: z.string().regex(/^#[\da-f]{6}$/),
});
const writer = z.strictObject({ id: z.string().min(1) }).nullable();

const chosen = {
  name: z.string().min(1),
  description: z.string(),
  language: z.string().min(2),
  time_zone: z.string().min(1),
  hero: z.strictObject({ title: z.string(), text: z.string(), image: image.nullable() }),
  navigation: links,
  footer: z.strictObject({ text: z.string(), links }),
  social_links: z.array(z.strictObject({ label: z.string(), url: z.string() })),
  colors: z.strictObject({ light: scheme, dark: scheme }),
  fonts: z.strictObject({ text: z.string(), headings: z.string(), code: z.string() }),
  posts_per_page: z.int(),
  shown: z.record(z.string(), z.boolean()),
  favicon: z.string().nullable(),
  logo: image.nullable(),
};

/** The settings as everybody reads them: these fields and no others. */
export const settingsSchema = z.strictObject({
  ...chosen,
  text_direction: z.enum(['ltr', 'rtl']),
  theme_css: z.string().regex(/^\/theme\.css\?v=[\w-]+$/),
  updated_at: time.nullable(),
});

/** The same as admins read them. */
export const adminSettingsSchema = settingsSchema.extend({ version: z.int().min(0), updated_by: writer });

const savedSchema = z.strictObject({ version: z.int().min(1), saved_at: time, saved_by: writer });

/** The list of revisions. */
export const settingsRevisionsSchema = z.strictObject({ revisions: z.array(savedSchema) });

/** One revision. */
export const settingsRevisionSchema = savedSchema.extend(chosen);

/** The requests of an admin about the settings of a site. */
export function settingsClient(token: string, baseUrl?: string) {
  const send = (path: string, method = 'GET', options: { body?: unknown; ifMatch?: string } = {}) =>
    call<unknown>(`/admin/api/settings${path}`, {
      method,
      token,
      ...(options.body !== undefined && { body: options.body }),
      ...(options.ifMatch !== undefined && { headers: { 'If-Match': options.ifMatch } }),
      ...(baseUrl !== undefined && { baseUrl }),
    });
  return {
    get: () => send(''),
    patch: (body: unknown, ifMatch?: string) =>
      send('', 'PATCH', { body, ...(ifMatch !== undefined && { ifMatch }) }),
    revisions: () => send('/revisions'),
    revision: (version: number) => send(`/revisions/${String(version)}`),
    restore: (version: number) => send(`/revisions/${String(version)}/restore`, 'POST'),
    /** A change that is taken. @throws Error for one that is not */
    change: async (body: unknown) => {
      const answer = await send('', 'PATCH', { body });
      if (answer.status !== 200) throw new Error(`change the settings: ${JSON.stringify(answer.body)}`);
      return settingsOf(answer);
    },
  };
}

/** The settings of an answer to an admin, their wire shape checked. @throws ZodError */
export function settingsOf({ body }: Answer<unknown>): z.output<typeof adminSettingsSchema> {
  return adminSettingsSchema.parse(body);
}
