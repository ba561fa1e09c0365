import { beforeEach, describe, expect, test } from '@jest/globals';
import { POST_KIND, type Post, type PostTypes } from '../../posts/index.js';
import type { Author } from '../content.fields.js';
import { compose } from './compose.js';
import { ContentService } from './content.service.js';
import { publish, restore, schedule, trash, unpublish, type Edit } from './edits.js';
import type { NextItem } from './item-documents.repository.js';

const START = new Date('2026-05-01T00:00:00.000Z');
const DAY_MS = 86_400_000;
const after = (days: number) => new Date(START.getTime() + days * DAY_MS);

/** A draft that is changed as the service has it, without a database. */
class OnePost {
  now = START;

  /** The accounts that were looked for. */
  readonly asked: string[] = [];

  private readonly service: ContentService<PostTypes>;

  private constructor(public post: Post) {
    const items = {
      update: async (_id: string, next: NextItem<PostTypes>) => {
        const before = this.post;
        this.post = await next(before, {
          accounts: (ids) => {
            this.asked.push(...ids);
            return Promise.resolve(ids.map(() => null));
          },
          media: (addresses) => Promise.resolve(addresses.map(() => null)),
        });
        return { before, after: this.post };
      },
    };
    this.service = new ContentService({
      kind: POST_KIND,
      items,
      cache: { clear: () => undefined },
      clock: { now: () => this.now },
    } as unknown as ConstructorParameters<typeof ContentService<PostTypes>>[0]);
  }

  static async create(authors: readonly Author[] = []): Promise<OnePost> {
    const origin = { id: 'id', authors, publishedAt: null, createdAt: START, updatedAt: START };
    const texts = { title: 'Old', slug: undefined, contentMd: '', excerpt: null, status: 'draft' } as const;
    const content = { ...texts, tags: [], coverImage: null, featured: false };
    return new OnePost(await compose<PostTypes>(POST_KIND, content, origin));
  }

  async edit(edit: Edit<Post>): Promise<void> {
    await this.service.edit('id', 'updated', edit, null);
  }

  async write(authors: readonly Author[]): Promise<Post> {
    return this.service.update('id', { authors }, null);
  }

  async rename(title: string): Promise<string> {
    return (await this.service.update('id', { title }, null)).slug;
  }
}

describe('the slug of a post that was public stays when it gets another title', () => {
  let one: OnePost;
  beforeEach(async () => {
    one = await OnePost.create();
  });

  test('after it was scheduled anew and made a draft', async () => {
    for (const edit of [publish, schedule<Post>(after(300)), unpublish]) await one.edit(edit);
    expect(await one.rename('New')).toBe('old');
  });

  test.each([
    ['scheduled anew', [schedule<Post>(after(300))]],
    ['made a draft and scheduled anew', [unpublish, schedule<Post>(after(300))]],
    ['removed, restored and scheduled anew', [trash, restore, schedule<Post>(after(300))]],
  ] as const)('which it was by its schedule, before it was %s', async (_what, edits) => {
    await one.edit(schedule(after(1)));
    one.now = after(2);
    for (const edit of edits) await one.edit(edit);
    expect(await one.rename('New')).toBe('old');
  });

  test('but follows it where its time never came', async () => {
    for (const edit of [schedule<Post>(after(1)), schedule<Post>(after(2)), unpublish]) await one.edit(edit);
    expect(await one.rename('New')).toBe('new');
    expect(one.post.hasOwnSlug).toBe(false);
  });
});

describe('a write that brings the authors', () => {
  const [ada, grace] = [
    { id: 'ada', name: 'Ada King' },
    { id: 'grace', name: 'Grace Hopper' },
  ];
  const former = { ...ada, name: 'Ada Byron' };

  test('that the item has, by whatever names, changes nothing and looks for nobody', async () => {
    const one = await OnePost.create([ada, grace]);
    const before = one.post;
    expect(await one.write([former, grace])).toBe(before);
    expect(one.asked).toEqual([]);
  });

  test.each([
    ['in another order', [grace, former]],
    ['and fewer of them', [former]],
    ['and others', [former, grace, { id: 'mary', name: 'Mary' }]],
  ])('%s is a new version, which they are looked for of', async (_what, authors) => {
    const one = await OnePost.create([ada, grace]);
    expect(await one.write(authors)).toMatchObject({ version: 2, authors });
    expect(one.asked).toEqual(authors.map(({ id }) => id));
  });
});

test('a version that is written in the second of a rename does not go back behind it in Last-Modified', async () => {
  const one = await OnePost.create();
  const namedAt = new Date(START.getTime() + 1_000);
  one.post = { ...one.post, namedAt };
  await one.rename('New');
  expect(one.post.namedAt).toEqual(new Date(START.getTime() + 2_000));
  one.now = after(1);
  await one.rename('Newer');
  expect(one.post.namedAt).toBe(null);
});
