import { beforeEach, describe, expect, test } from '@jest/globals';
import { POST_KIND, type Post, type PostTypes } from '../../posts/index.js';
import { compose } from './compose.js';
import { ContentService } from './content.service.js';
import { publish, restore, schedule, trash, unpublish, type Edit } from './edits.js';

const START = new Date('2026-05-01T00:00:00.000Z');
const DAY_MS = 86_400_000;
const after = (days: number) => new Date(START.getTime() + days * DAY_MS);

/** A draft that is changed as the service has it, without a database. */
class OnePost {
  now = START;

  private readonly service: ContentService<PostTypes>;

  private constructor(public post: Post) {
    const items = {
      update: async (_id: string, next: (post: Post) => Promise<Post>) => {
        const before = this.post;
        this.post = await next(before);
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

  static async create(): Promise<OnePost> {
    const origin = { id: 'id', authors: [], publishedAt: null, createdAt: START, updatedAt: START };
    const texts = { title: 'Old', slug: undefined, contentMd: '', excerpt: null, status: 'draft' } as const;
    const content = { ...texts, tags: [], coverImage: null, featured: false };
    return new OnePost(await compose<PostTypes>(POST_KIND, content, origin));
  }

  async edit(edit: Edit<Post>): Promise<void> {
    await this.service.edit('id', 'updated', edit, null);
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
