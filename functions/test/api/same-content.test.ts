import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { call } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { FEEDS, type FeedFormat } from '../support/posts/feeds.js';
import { publicPostSchema } from '../support/posts/post-wire.js';
import { postOf, uniqueWord, type PostFields } from '../support/posts/posts.js';
import { anyPost, anyPublication } from '../support/site/generated-posts.js';
import { parsePiece } from '../support/site/dom.js';
import { hasPlayerInLink } from '../support/site/shown-content.js';
import { SameContent } from '../support/site/same-content.js';
import { environment } from '../support/suite/environment.js';

/** Shrinking what has failed takes longer than a run that is well. */
jest.setTimeout(900_000);

/** The same posts at every run; others by `SAME_CONTENT_SEED=7`. A failure names its seed and path. */
const SEED = Number(process.env['SAME_CONTENT_SEED'] ?? 14);
const RUNS = Number(process.env['SAME_CONTENT_RUNS'] ?? 25);

let site: EditorSite;
let authorIds: string[];

beforeAll(async () => {
  site = await startEditorSite();
  const names = [
    ['Ada & "Sons"', '<Byron>'],
    ['שרה', 'כהן'],
    ['日本', '👩🏽‍🚀'],
  ] as const;
  const accounts = names.map(([firstName, lastName]) =>
    site.createAccount({ role: 'editor', firstName, lastName }),
  );
  authorIds = (await Promise.all(accounts)).map(({ id }) => id);
});

afterAll(() => site.stop());

async function read(path: string): Promise<string> {
  const { status, body } = await call<unknown>(path, { baseUrl: site.url });
  expect({ path, status }).toEqual({ path, status: 200 });
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Writes a post by the admin API. @returns its slug */
async function givenPublished(fields: PostFields, publishedAt: Date): Promise<string> {
  const { id, slug } = await site.editor.given(fields);
  const path = `/admin/api/posts/${id}/publish`;
  const body = { published_at: publishedAt.toISOString() };
  postOf(await call<unknown>(path, { method: 'POST', token: site.token, baseUrl: site.url, body }));
  return slug;
}

test('a post is the same on its page, in Markdown, in JSON and in every feed', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPost,
      anyPublication,
      fc.integer({ min: 1, max: 3 }),
      async ({ tags, ...fields }, publishedAt, authors) => {
        const tag = uniqueWord();
        const author_ids = authorIds.slice(0, authors);
        const slug = await givenPublished({ ...fields, author_ids, tags: [tag, ...tags] }, publishedAt);
        const path = `/posts/${encodeURIComponent(slug)}`;
        const post = publicPostSchema.parse(JSON.parse(await read(`/api${path}`)));
        expect(post).toMatchObject({
          title: fields.title.normalize().trim(),
          published_at: publishedAt.toISOString(),
        });
        fc.pre(!hasPlayerInLink(parsePiece(post.content_html)));
        const same = new SameContent(post, environment.siteUrl);
        same.expectPage(await read(path));
        await same.expectMarkdown(await read(`${path}.md`));
        for (const format of Object.keys(FEEDS) as FeedFormat[])
          await same.expectFeed(format, await read(`${FEEDS[format]}?tag=${tag}`));
      },
    ),
    { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 800_000 },
  );
});
