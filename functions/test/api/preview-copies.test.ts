/** What a preview link shows of what is being written; the links themselves: posts-preview.test.ts. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { upload, waitUntilProcessed, type MediaBody } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import {
  contentClient,
  itemOf,
  KIND_PLURALS,
  type ContentClient,
  type EditorItem,
  type KindPlural,
} from '../support/posts/content.js';
import { uniqueWord } from '../support/posts/posts.js';
import { authorsOf, copiesClient, copyContent, type CopiesClient } from '../support/posts/working-copies.js';
import { getPage } from '../support/site/page.js';
import { environment } from '../support/suite/environment.js';

const { siteUrl } = environment;

let token: string;
let others: { readonly id: string; readonly firstName: string; readonly lastName: string };
let picture: MediaBody;

beforeAll(async () => {
  const author = await createAccount({ role: 'editor' });
  others = { id: author.id, firstName: 'Bea', lastName: uniqueWord() };
  token = (await logIn(author)).access_token;
  await call('/api/auth/profile', {
    method: 'PATCH',
    token,
    body: { first_name: others.firstName, last_name: others.lastName },
  });
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
  const bytes = await newPicture({ width: 1200, height: 900, format: 'jpeg' });
  const { body } = await upload(token, bytes, { fields: { alt: 'The sea' } });
  picture = await waitUntilProcessed(token, body.id);
}, 60_000);

/** What of a copy stands in fields that are the kind's own. */
const ownFields = (plural: KindPlural, tag: string): object => {
  const cover = { cover_image: { url: `media:${picture.id}`, alt: 'A cover' } };
  if (plural === 'pages') return cover;
  if (plural === 'posts') return { ...cover, tags: [tag.toUpperCase()], featured: true };
  return {
    ...cover,
    ...{ role: 'Design', client: 'Ada & Sons', period: { start: '2025-03', end: null }, stack: ['C++'] },
    gallery: [{ url: `media:${picture.id}`, alt: 'The start page', caption: 'At night' }],
  };
};

describe.each(KIND_PLURALS)('a preview link of %s', (plural) => {
  const kind = plural.slice(0, -1);
  let editor: ContentClient;
  let copies: CopiesClient;

  beforeAll(() => {
    [editor, copies] = [contentClient(plural, token), copiesClient(plural, token)];
  });

  /** The link of an item: to ask the API with, and to open. */
  async function givenLink({ id, slug }: EditorItem) {
    const { body } = await editor.ask(`/${id}/preview-link`, { method: 'POST', body: {} });
    const { token: preview, url } = body as { token: string; url: string };
    return {
      ask: () => call<Record<string, unknown>>(`/api/${plural}/${slug}?preview=${preview}`),
      open: () => getPage(url.slice(siteUrl.length)),
    };
  }

  const givenCopy = (item: EditorItem, fields: object) =>
    copies.given(item.id, item.version, { author_ids: authorsOf(item), ...fields });

  test('shows what is being written of one that visitors see, as it will be, and stores nothing', async () => {
    const [word, tag] = [uniqueWord(), uniqueWord()];
    const item = await editor.givenPublished({ content_md: 'Live.' });
    const link = await givenLink(item);
    const { etag } = await givenCopy(item, {
      title: `Next ${word}`,
      slug: `other-${word}`,
      content_md: `## A part\n\nNext *text*.\n\n![](media:${picture.id})`,
      excerpt: `In short ${word}`,
      seo: { ...copyContent(plural).seo, title: `Found as ${word}`, description: `About ${word}` },
      author_ids: [others.id, ...authorsOf(item)],
      ...ownFields(plural, tag),
    });

    const seen = await link.ask();
    expect(seen).toMatchObject({
      status: 200,
      body: {
        title: `Next ${word}`,
        slug: item.slug,
        excerpt: `In short ${word}`,
        content_html: expect.stringContaining(picture.variants[0]?.url ?? ''),
        toc: [{ title: 'A part' }],
        authors: [{ id: others.id, name: `${others.firstName} ${others.lastName}` }, {}],
        cover_image: { alt: 'A cover', media: { id: picture.id } },
        published_at: item.published_at,
      },
    });
    expect(seen.headers.get('cache-control')).toBe('no-store');

    const page = await link.open();
    expect(page.status).toBe(200);
    expect(page.body).toContain('This is a preview.');
    expect(page.body).toContain(`>Next ${word}</h1>`);
    expect(page.body).toContain('Next <em>text</em>.');
    expect(page.body).toContain(`${others.firstName} ${others.lastName}`);
    expect(page.body).toContain('alt="A cover"');
    expect(page.meta('description')).toBe(`About ${word}`);
    expect(page.meta('robots')).toBe('noindex');
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    expect(page.headers.get('cache-control')).toBe('no-store');

    // Nobody else sees it, and nothing has come of the look.
    const live = await call<{ title: string }>(`/api/${plural}/${item.slug}`);
    expect(live.body.title).toBe(item.title);
    expect(itemOf(await editor.ask(`/${item.id}`))).toEqual(item);
    expect((await copies.read(item.id)).headers.get('etag')).toBe(etag);
    const names = (await firestore.doc('tag_details/all').get()).data() ?? {};
    expect(JSON.stringify(names)).not.toContain(tag);

    // What was shown is what it becomes.
    itemOf(await copies.act(item.id, 'apply', undefined, etag));
    const after = (await link.ask()).body;
    const { updated_at, slug } = after;
    expect(slug).toBe(`other-${word}`);
    expect({ ...seen.body, updated_at, slug }).toEqual(after);
  });

  test('shows it of a draft, and what is stored again once it is discarded', async () => {
    const draft = await editor.given({ content_md: 'Stored.' });
    const link = await givenLink(draft);
    const stored = (await link.ask()).body;
    await givenCopy(draft, { title: 'Working', content_md: 'Written.' });
    expect((await link.ask()).body).toMatchObject({
      ...{ title: 'Working', slug: draft.slug, published_at: null },
      content_html: '<p>Written.</p>\n',
    });
    expect(await copies.discard(draft.id)).toMatchObject({ status: 204 });
    expect((await link.ask()).body).toEqual(stored);
    expect((await link.open()).body).toContain('<p>Stored.</p>');
  });

  test('leaves what can’t go live yet as it is: no title, a picture or an author that is gone', async () => {
    const item = await editor.givenPublished({
      cover_image: { url: 'https://example.org/cover.png', alt: 'The old one' },
    });
    const link = await givenLink(item);
    await givenCopy(item, {
      title: ' ',
      content_md: 'Written. ![Lost](media:gone-for-good)',
      seo: { ...copyContent(plural).seo, canonical_url: 'https:/half' },
      author_ids: ['nobody-any-more'],
      cover_image: { url: 'media:gone-for-good', alt: 'Nothing' },
    });
    const seen = await link.ask();
    expect(seen).toMatchObject({
      status: 200,
      body: {
        title: item.title,
        content_html: expect.stringContaining('Written.'),
        authors: item['authors'],
        cover_image: { url: 'https://example.org/cover.png', alt: 'The old one' },
        seo: item['seo'],
      },
    });
    const page = await link.open();
    expect(page.status).toBe(200);
    expect(page.body).toContain('Written.');
    expect(page.body).not.toContain('gone-for-good');
  });

  test('shows what is stored where the copy can’t be read, and nothing of one in the trash', async () => {
    const item = await editor.givenPublished({ content_md: 'Stored.' });
    const link = await givenLink(item);
    await givenCopy(item, { content_md: 'Written.' });
    await firestore.doc(`working_copies/${kind}:${item.id}`).update({ content: 'no JSON' });
    expect((await link.ask()).body).toMatchObject({ content_html: '<p>Stored.</p>\n' });
    await copies.discard(item.id);
    await editor.ask(`/${item.id}`, { method: 'DELETE' });
    expect((await link.ask()).status).toBe(403);
  });

  test('shows a copy that was changed at once, and one that was begun anew, however often the link is opened', async () => {
    const draft = await editor.given({ content_md: 'Stored.' });
    const link = await givenLink(draft);
    const seen = async () => (await link.ask()).body['title'];
    await givenCopy(draft, { title: 'One' });
    expect([await seen(), await seen()]).toEqual(['One', 'One']);
    await givenCopy(draft, { title: 'Two' });
    expect([await seen(), await seen()]).toEqual(['Two', 'Two']);
    await copies.discard(draft.id);
    expect(await seen()).toBe(draft.title);
    await givenCopy(draft, { title: 'Three' });
    expect(await seen()).toBe('Three');
  });

  test('shows it also where others have changed the item since it was begun', async () => {
    const item = await editor.givenPublished({ content_md: 'Stored.' });
    const link = await givenLink(item);
    await givenCopy(item, { title: 'Mine', content_md: 'Written.' });
    await editor.ask(`/${item.id}`, { method: 'PATCH', body: { title: 'Theirs' } });
    expect((await link.ask()).body).toMatchObject({ title: 'Mine', content_html: '<p>Written.</p>\n' });
  });
});
