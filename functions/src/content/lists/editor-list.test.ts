import { describe, expect, test } from '@jest/globals';
import { editorPage, type EditorFilter, type ListPosition } from './editor-list.js';
import { POST_KIND, type PostSummary } from '../../posts/index.js';

const searchedOf = (item: PostSummary) => POST_KIND.searchedOf(item);

const DAY_MS = 86_400_000;

/** A draft that was made on day 0 and changed on day `day`. */
function post(id: string, day: number, traits: Partial<PostSummary> = {}): PostSummary {
  return {
    id,
    slug: `slug-${id}`,
    title: `Title ${id}`,
    excerpt: '',
    tags: [],
    tagNames: {},
    status: 'draft',
    authors: [{ id: 'ada', name: 'Ada Lovelace' }],
    featured: false,
    coverImage: null,
    publishedAt: null,
    createdAt: new Date(0),
    updatedAt: new Date(day * DAY_MS),
    readingTimeMinutes: 1,
    version: 1,
    ...traits,
  };
}

const ALL: EditorFilter = {
  ids: null,
  status: null,
  query: null,
  author: null,
  slug: null,
  hasChanges: null,
  spans: [],
  minutes: { min: null, max: null },
  sort: '-updated_at',
};

const now = new Date(100 * DAY_MS);

const idsOf = (posts: readonly PostSummary[], filter: Partial<EditorFilter> = {}, limit = 50) =>
  editorPage(posts, { ...ALL, ...filter }, { after: null, limit: limit, searchedOf, now }).items.map(
    ({ id }) => id,
  );

describe('order', () => {
  const posts = [
    post('a', 2, { title: 'post 10', publishedAt: new Date(5) }),
    post('b', 3, { title: 'Post 9', createdAt: new Date(7) }),
    post('c', 1, { title: 'éclair', publishedAt: new Date(9) }),
    post('d', 3, { title: 'Zebra' }),
  ];

  test.each<[EditorFilter['sort'], string]>([
    ['-updated_at', 'dbac'],
    ['updated_at', 'cabd'],
    ['title', 'cbad'],
    ['-title', 'dabc'],
    ['created_at', 'acdb'],
    ['-created_at', 'bdca'],
    ['published_at', 'acbd'],
    ['-published_at', 'cadb'],
  ])('by %s: equal ones by their ids, those without a value last', (sort, expected) => {
    expect(idsOf(posts, { sort }).join('')).toBe(expected);
  });
});

describe('filters', () => {
  const posts = [
    post('a', 1, { status: 'published', title: 'Crème brûlée at home' }),
    post('b', 2, { tags: ['dessert'], excerpt: 'Sugar and cream' }),
    post('c', 3, { status: 'trashed', title: 'Creme anglaise' }),
    post('d', 4, { authors: [{ id: 'g', name: 'Grace Hopper' }] }),
  ];

  test('scheduled are those of the published that are still to come', () => {
    const dated = [
      post('past', 1, { status: 'published', publishedAt: now }),
      post('future', 2, { status: 'published', publishedAt: new Date(now.getTime() + 1) }),
      post('draft', 3, { publishedAt: new Date(now.getTime() + 1) }),
    ];
    expect(idsOf(dated, { status: 'scheduled' })).toEqual(['future']);
    expect(idsOf(dated, { status: 'published' })).toEqual(['future', 'past']);
  });

  test('by an author, and by the time of publication', () => {
    expect(idsOf(posts, { author: 'g' })).toEqual(['d']);
    expect(idsOf(posts, { author: 'nobody' })).toEqual([]);
    const dated = [1, 2, 3].map((day) => post(String(day), day, { publishedAt: new Date(day * DAY_MS) }));
    const span = { of: 'publishedAt', from: new Date(DAY_MS), to: new Date(3 * DAY_MS) } as const;
    expect(idsOf([...posts, ...dated], { spans: [span] })).toEqual(['2', '1']);
    expect(idsOf([...posts, ...dated], { spans: [span, { ...span, from: new Date(2 * DAY_MS) }] })).toEqual([
      '2',
    ]);
    expect(idsOf(dated, { spans: [{ of: 'updatedAt', from: null, to: new Date(2 * DAY_MS) }] })).toEqual([
      '1',
    ]);
  });

  test("by what the kind's own fields are", () => {
    const matches = ({ tags }: PostSummary) => tags.includes('dessert');
    const page = editorPage(posts, ALL, { after: null, limit: 9, searchedOf, now, matches });
    expect([page.items.map(({ id }) => id), page.total]).toEqual([['b'], 1]);
  });

  test('without a status: all but the trash', () => {
    expect(idsOf(posts)).toEqual(['d', 'b', 'a']);
    expect(idsOf(posts, { status: 'trashed' })).toEqual(['c']);
  });

  test.each([
    ['creme', ['a']],
    ['BRÛLÉE  creme', ['a']],
    ['dess', ['b']],
    ['hopper', ['d']],
    ['slug-d', ['d']],
    ['cream sugar', ['b']],
    ['cream hopper', []],
    ['.*', []],
  ])('finds %s in %j, whatever the case and accents', (query, ids) => {
    expect(idsOf(posts, { query })).toEqual(ids);
  });
});

test('pages join to the whole list, each post once, and tell how many there are', () => {
  const posts = Array.from({ length: 23 }, (_, index) => post(`p${String(index)}`, index % 4));
  for (const sort of ['-updated_at', 'title', 'published_at'] as const) {
    const walked: string[] = [];
    let after: ListPosition | null = null;
    do {
      const page: ReturnType<typeof editorPage<PostSummary>> = editorPage(
        posts,
        { ...ALL, sort },
        { after: after, limit: 5, searchedOf, now },
      );
      expect(page.total).toBe(23);
      walked.push(...page.items.map(({ id }) => id));
      after = page.end;
    } while (after);
    expect(walked).toEqual(idsOf(posts, { sort }));
    expect(new Set(walked).size).toBe(23);
  }
});

test('a post that goes away between two pages takes no other with it', () => {
  const posts = ['a', 'b', 'c', 'd'].map((id, index) => post(id, index));
  const first = editorPage(posts, ALL, { after: null, limit: 2, searchedOf, now });
  const rest = posts.filter(({ id }) => id !== 'c');
  expect(
    editorPage(rest, ALL, { after: first.end, limit: 2, searchedOf, now }).items.map(({ id }) => id),
  ).toEqual(['b', 'a']);
});
