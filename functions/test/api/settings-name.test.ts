/** What visitors and accounts see of a site that has a name of its own, wherever it stands. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mailConfigSchema } from '../../src/config/schema.js';
import { BrokenDocuments, type Mail } from '../../src/platform/index.js';
import { createMailWorker } from '../../src/wiring/mail.js';
import { createMailPlatform } from '../../src/wiring/platform.js';
import { call } from '../support/http/api.js';
import { READERS } from '../support/posts/feeds.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { settingsClient } from '../support/settings-wire.js';
import { newAddress, unsubscribePath } from '../support/work/suppressions.js';
import { storeMailJob } from '../support/work/mail-jobs.js';

const NAME = 'Ada’s & Co';
const DESCRIPTION = 'Notes on engines.';

let site: EditorSite;
let slug: string;

beforeAll(async () => {
  site = await startEditorSite('admin');
  ({ slug } = await site.editor.givenPublished({ title: 'A post' }));
  // Kept as they were before the site got its name.
  for (const path of ['/feed.xml', '/atom.xml', '/feed.json', `/api/posts/${slug}/open-graph`])
    await read(path);
  await settingsClient(site.token, site.url).change({
    name: NAME,
    description: DESCRIPTION,
    language: 'de',
    time_zone: 'Asia/Tokyo',
  });
});

afterAll(() => site.stop());

async function read<T = string>(path: string): Promise<T> {
  const { status, body } = await call<T>(path, { baseUrl: site.url });
  expect(status).toBe(200);
  return body;
}

test.each([
  ['RSS 2.0', '/feed.xml', '<language>de</language>'],
  ['Atom', '/atom.xml', 'xml:lang="de"'],
] as const)('%s has name, description and language', async (format, path, language) => {
  const text = await read(path);
  expect(READERS[format](text).title).toBe(NAME);
  expect(text).toContain(DESCRIPTION);
  expect(text).toContain(language);
});

test('JSON Feed has name, description and language', async () => {
  expect(await read<unknown>('/feed.json')).toMatchObject({
    title: NAME,
    description: DESCRIPTION,
    language: 'de',
  });
});

test('a link preview has the name', async () => {
  expect(await read<unknown>(`/api/posts/${slug}/open-graph`)).toMatchObject({ site_name: NAME });
});

test('the description of the API has the name', async () => {
  expect(await read<unknown>('/api/openapi.json')).toMatchObject({ info: { title: `${NAME} API` } });
});

test('the page that stops mails has the name, escaped', async () => {
  const page = await read(unsubscribePath(newAddress()));
  expect(page).toContain('<h1>Ada’s &amp; Co</h1>');
  expect(page).not.toContain('Firefolio');
});

test('authenticator apps show the name', async () => {
  const answer = await call<{ otpauth_uri: string }>('/api/auth/mfa/totp/enrol', {
    method: 'POST',
    token: site.token,
    baseUrl: site.url,
  });
  expect(new URL(answer.body.otpauth_uri).searchParams.get('issuer')).toBe(NAME);
});

describe('a mail', () => {
  const sent: Mail[] = [];

  const workerOn = (database = site.firestore) => {
    const platform = createMailPlatform({ SMTP_URL: 'smtp://127.0.0.1:1' });
    return createMailWorker(mailConfigSchema.parse({ ...process.env, SMTP_URL: 'smtp://127.0.0.1:1' }), {
      ...platform,
      logger: { log: () => undefined },
      broken: new BrokenDocuments({ log: () => undefined }),
      mailer: {
        send: (mail) => {
          sent.push(mail);
          return Promise.resolve();
        },
      },
      firestore: () => Promise.resolve(database),
    });
  };

  test('has the name as its sender, in its subject and in its words', async () => {
    await workerOn().run(await storeMailJob({ template: 'mfa-enabled', data: {} }, site.firestore));
    const mail = sent.at(-1);
    expect(mail).toMatchObject({ from: { name: NAME }, subject: `[${NAME}] Two-factor login is on` });
    expect(mail?.text).toContain(`your account at ${NAME} now`);
    expect(`${mail?.text ?? ''}${mail?.html ?? ''}`).not.toContain('Firefolio');
  });

  test('has dates of the site’s time zone', async () => {
    const data = {
      name: 'Grace',
      subject: '',
      text: 'Yes.',
      writer: '',
      quote: 'Do you?',
      // In Tokyo the next day.
      quotedAt: '2026-05-01T20:00:00.000Z',
      thread: [],
    };
    await workerOn().run(await storeMailJob({ template: 'answer', data }, site.firestore));
    expect(sent.at(-1)?.text).toContain('On 2026-05-02, Grace wrote:');
  });

  test('goes out under the name of the configuration when the settings can not be read', async () => {
    const ref = site.firestore.doc('settings/site');
    const whole = (await ref.get()).data() ?? {};
    await ref.set({ name: {} });
    await workerOn().run(await storeMailJob({ template: 'mfa-enabled', data: {} }, site.firestore));
    await ref.set(whole);
    expect(sent.at(-1)?.from.name).toBe(process.env['SITE_NAME']);
  });
});
