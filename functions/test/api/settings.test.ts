import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import {
  settingsClient,
  settingsOf,
  settingsRevisionSchema,
  settingsRevisionsSchema,
  settingsSchema,
} from '../support/settings-wire.js';
import { waitFor } from '../support/wait-for.js';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';
const FOR_SECONDS = 'public, max-age=0, s-maxage=5';
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Of its own: the settings are the same for all that share a database. */
let site: EditorSite;
let admin: ReturnType<typeof settingsClient>;

beforeAll(async () => {
  site = await startEditorSite('admin');
  admin = settingsClient(site.token, site.url);
});

afterAll(() => site.stop());

/** The settings as everybody reads them, their wire shape checked. */
async function visible(baseUrl = site.url) {
  const { status, body } = await call<unknown>('/api/settings', { baseUrl });
  expect({ status, body }).toMatchObject({ status: 200 });
  return settingsSchema.parse(body);
}

describe('before anybody has stored settings', () => {
  test('the site has the name of its configuration, and what each site starts with', async () => {
    const stored = settingsOf(await admin.get());
    expect(stored).toMatchObject({
      name: process.env['SITE_NAME'],
      language: 'en',
      time_zone: 'UTC',
      version: 0,
      updated_at: null,
      updated_by: null,
    });
    expect((await admin.get()).headers.get('etag')).toBe('"0"');
    const { version, updated_by: updatedBy, ...seen } = stored;
    expect([version, updatedBy]).toEqual([0, null]);
    expect(await visible()).toEqual(seen);
    expect(settingsRevisionsSchema.parse((await admin.revisions()).body)).toEqual({ revisions: [] });
  });

  test('of two first changes made by the same version one is refused', async () => {
    const answers = await Promise.all([
      admin.patch({ description: 'One' }, '"0"'),
      admin.patch({ description: 'Two' }, '"0"'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    if (refused) expectProblem(refused, 412);
    expect(refused?.headers.get('etag')).toBe('"1"');
  });
});

describe('a change', () => {
  test('leaves what is absent, also within objects, and is seen at the next request', async () => {
    const before = settingsOf(await admin.get());
    const answer = await admin.patch({
      name: 'Ada’s notebook',
      language: 'AR-eg',
      navigation: [{ label: 'Work', address: '/projects' }],
      colors: { light: { accent: '#8a1c00' } },
      shown: { reading_time: false },
      hero: { title: 'Notes on the Analytical Engine' },
    });
    expect(answer.status).toBe(200);
    const after = settingsOf(answer);
    expect(answer.headers.get('etag')).toBe(`"${String(before.version + 1)}"`);
    expect(after).toEqual({
      ...before,
      name: 'Ada’s notebook',
      language: 'ar-EG',
      text_direction: 'rtl',
      navigation: [{ label: 'Work', address: '/projects' }],
      colors: { ...before.colors, light: { ...before.colors.light, accent: '#8a1c00' } },
      shown: { ...before.shown, reading_time: false },
      hero: { ...before.hero, title: 'Notes on the Analytical Engine' },
      theme_css: expect.not.stringContaining(before.theme_css),
      version: before.version + 1,
      updated_at: expect.any(String),
      updated_by: { id: expect.any(String) },
    });
    expect(await visible()).toMatchObject({ name: 'Ada’s notebook', theme_css: after.theme_css });
  });

  test('is seen through another instance within 5 seconds', async () => {
    const other = await site.startInstance();
    await visible(other.url);
    await admin.change({ name: 'Seen elsewhere' });
    await waitFor(async () => (await visible(other.url)).name === 'Seen elsewhere', {
      description: 'the other instance to have the name',
    });
    await other.stop();
  });

  test('that makes no difference is no version', async () => {
    const { version, name } = settingsOf(await admin.get());
    expect(settingsOf(await admin.patch({ name }))).toMatchObject({ version });
  });

  test('is refused by another version, and tells the present one', async () => {
    const { version } = await admin.change({ description: 'Newer' });
    const answer = await admin.patch({ description: 'Late' }, `"${String(version - 1)}"`);
    expectProblem(answer, 412);
    expect(answer.headers.get('etag')).toBe(`"${String(version)}"`);
  });

  test('to colours that are too close names the pair, and nothing is stored', async () => {
    const before = settingsOf(await admin.get());
    const answer = await admin.patch({ colors: { light: { accent: '#ff9a6e' } } });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({
      errors: [{ pointer: '/colors/light/accent', detail: expect.stringContaining('WCAG AA needs 4.5:1') }],
    });
    expect(settingsOf(await admin.get())).toEqual(before);
  });

  test('with values that are not allowed names each', async () => {
    const answer = await admin.patch({ language: 'klingonish', navigation: [{ label: '', address: 'x' }] });
    expectProblem(answer, 422);
    const { errors } = answer.body as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      '/language',
      '/navigation/0/label',
      '/navigation/0/address',
    ]);
  });

  test('is for admins', async () => {
    const editor = await site.createAccount({ role: 'editor' });
    const { access_token: token } = await logIn(editor, { baseUrl: site.url });
    const client = settingsClient(token, site.url);
    for (const answer of [await client.get(), await client.patch({ name: 'Mine' }), await client.revisions()])
      expectProblem(answer, 403);
  });

  test('is in the audit log with what changed', async () => {
    const before = settingsOf(await admin.get());
    await admin.change({ time_zone: 'Asia/Tokyo', footer: { text: 'Made in Tokyo' } });
    const log = await call<{ entries: unknown[] }>(
      '/admin/api/audit-log?action=settings_updated&target_type=settings&limit=1',
      { token: site.token, baseUrl: site.url },
    );
    expect(log.body.entries).toMatchObject([
      {
        target: { type: 'settings', id: 'site' },
        changes: {
          time_zone: { before: before.time_zone, after: 'Asia/Tokyo' },
          footer: { before: before.footer, after: { ...before.footer, text: 'Made in Tokyo' } },
        },
      },
    ]);
    expect(Object.keys((log.body.entries[0] as { changes: object }).changes).sort()).toEqual([
      'footer',
      'time_zone',
    ]);
  });
});

describe('revisions', () => {
  test('keep each version, and one that is restored becomes a new one', async () => {
    const first = await admin.change({ name: 'The first name', posts_per_page: 7 });
    const second = await admin.change({ name: 'The second name', logo: { url: '/logo.svg', alt: 'A lamp' } });
    const { revisions } = settingsRevisionsSchema.parse((await admin.revisions()).body);
    expect(revisions.slice(0, 2).map(({ version }) => version)).toEqual([second.version, first.version]);
    const kept = settingsRevisionSchema.parse((await admin.revision(first.version)).body);
    expect(kept).toMatchObject({ name: 'The first name', posts_per_page: 7, saved_by: first.updated_by });

    const restored = settingsOf(await admin.restore(first.version));
    expect(restored).toEqual({
      ...first,
      version: second.version + 1,
      updated_at: restored.updated_at,
    });
    expect(await visible()).toMatchObject({ name: 'The first name', logo: null });
  });

  test('are 404 where they are not kept', async () => {
    expectProblem(await admin.revision(9_999), 404);
    expectProblem(await admin.restore(9_999), 404);
  });

  test('are the last 50', async () => {
    const { version } = settingsOf(await admin.get());
    const revisions = site.firestore.collection('settings/site/revisions');
    // As if there had been so many.
    const [{ docs }, settings] = await Promise.all([
      revisions.get(),
      site.firestore.doc('settings/site').get(),
    ]);
    await Promise.all(docs.map((doc) => doc.ref.delete()));
    const versions = Array.from({ length: 50 }, (_, index) => version + index);
    await Promise.all(
      versions.map((number) => revisions.doc(String(number)).set({ ...settings.data(), version: number })),
    );
    const last = version + 49;
    await settings.ref.update({ version: last });
    const { version: next } = await admin.change({ description: 'One too many' });
    const kept = settingsRevisionsSchema.parse((await admin.revisions()).body).revisions;
    expect(kept.map((revision) => revision.version)).toEqual([...versions.slice(1), next].toReversed());
  });
});

describe('the theme', () => {
  const theme = async (query = '', headers: Record<string, string> = {}) => {
    const answer = await call<string>(`/theme.css${query}`, { baseUrl: site.url, headers });
    return { ...answer, cacheControl: answer.headers.get('cache-control') };
  };

  test('is kept for a year by its own address, and as any public answer by others', async () => {
    const { theme_css: address } = await admin.change({ colors: { dark: { accent: '#ffb38a' } } });
    const hashed = await theme(address.slice('/theme.css'.length));
    expect(hashed).toMatchObject({ status: 200, cacheControl: IMMUTABLE });
    expect(hashed.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(hashed.body).toContain('--accent: light-dark(');
    expect(hashed.body).toContain('#ffb38a');
    const { body } = hashed;
    expect(await theme()).toMatchObject({ status: 200, cacheControl: PUBLIC, body });
    expect(await theme('?v=former')).toMatchObject({ status: 200, cacheControl: FOR_SECONDS, body });
    const etag = hashed.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(await theme('', { 'If-None-Match': etag })).toMatchObject({ status: 304 });
  });

  test('changes its address with a font, and at the former one is the present theme, not for a year', async () => {
    const before = settingsOf(await admin.get());
    const after = await admin.change({ fonts: { text: 'old-style' } });
    expect(after.theme_css).not.toBe(before.theme_css);
    const former = await theme(before.theme_css.slice('/theme.css'.length));
    expect(former).toMatchObject({ cacheControl: FOR_SECONDS });
    expect(former.body).toContain('Iowan Old Style');
  });
});

test('settings that can not be read do not stop visitors, and admins are told', async () => {
  const instance = await site.startInstance();
  const ref = site.firestore.doc('settings/site');
  const whole = (await ref.get()).data() ?? {};
  await ref.update({ name: 5 });
  expect(await visible(instance.url)).toMatchObject({ name: process.env['SITE_NAME'] });
  const answer = await settingsClient(site.token, instance.url).get();
  expectProblem(answer, 500);
  expect(answer.body).toMatchObject({ type: 'urn:firefolio:problem:data-loss' });
  await ref.set(whole);
  await instance.stop();
});
