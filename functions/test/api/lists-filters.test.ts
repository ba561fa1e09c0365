/** The lists that dashboards read: every filter in every order that it goes with, page by page; and what is refused. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { contentClient, KIND_PLURALS } from '../support/posts/content.js';
import { copiesClient } from '../support/posts/working-copies.js';
import { createAccount } from '../support/accounts/accounts.js';
import { storeMedia } from '../support/media/stored-media.js';
import { uniqueWord } from '../support/posts/posts.js';
import { storeMessage } from '../support/work/messages.js';

interface Item {
  readonly id: string;
}

/** Own items of a list by a name for each, and what it is asked for. */
interface ListCase {
  readonly list: string;
  /** Makes the items. @returns their ids by name, and the query that finds no others */
  readonly make: () => Promise<{
    readonly ids: Readonly<Record<string, string>>;
    readonly scope: string;
    /** What stands in filters as `$name`. */
    readonly values?: Readonly<Record<string, string>>;
  }>;
  /** An order in which one item stands last either way. */
  readonly lastEitherWay?: readonly [sort: string, name: string];
  /** The names of all items in each ascending order. */
  readonly sorts: Readonly<Record<string, string>>;
  /** Which pass each filter, in any order. */
  readonly filters: Readonly<Record<string, string>>;
  /** The same of filters that go with one order alone. */
  readonly inOneOrder?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The same of an order that goes with few filters, and without the scope: others' items are on its pages as well. */
  readonly sortAlone?: {
    readonly by: string;
    readonly names: string;
    readonly filters: readonly string[];
    /** Which pass filters that go with it alone. */
    readonly own: Readonly<Record<string, string>>;
  };
  readonly refused: readonly (readonly [query: string, pointer: string])[];
}

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 12, 0, second));
const iso = (second: number) => at(second).toISOString();

const ANSWER = { text: 'Yes.', by: { id: 'nobody', name: 'Ada' }, at: at(9), mailJobId: 'no-mail' };

const MESSAGES: ListCase = {
  list: 'messages',
  make: async () => {
    const word = uniqueWord();
    const name = `Lists ${word}`;
    const email = `Ada.${word}@lists.test`;
    await storeMessage({ name, email: `other.${word}@lists.test`, createdAt: at(2) });
    const ids = {
      a: await storeMessage({
        name,
        email,
        handled: true,
        decided: 'ham',
        answers: [ANSWER],
        score: -2,
        createdAt: at(1),
      }),
      b: await storeMessage({
        name,
        email: email.toLowerCase(),
        verdict: 'spam',
        score: 5,
        createdAt: at(2),
      }),
      c: await storeMessage({ name, email, verdict: 'unsure', score: 1.5, createdAt: at(3) }),
      d: await storeMessage({
        name,
        email: email.toUpperCase(),
        verdict: 'spam',
        decided: 'spam',
        score: 4,
        createdAt: at(4),
      }),
      e: await storeMessage({ name, email, handled: true, score: -3, createdAt: at(5) }),
    };
    return { ids, scope: `q=${word}&email=ada.${word}@LISTS.test` };
  },
  sorts: { created_at: 'abcde' },
  filters: {
    '': 'abcde',
    'handled=true': 'ae',
    'handled=false': 'bcd',
    'verdict=spam': 'bd',
    'verdict=unsure': 'c',
    'verdict=ham': 'ae',
    'decided=none': 'bce',
    'decided=ham': 'a',
    'decided=spam': 'd',
    'answered=true': 'a',
    'answered=false': 'bcde',
    [`from=${iso(2)}`]: 'bcde',
    [`to=${iso(4)}`]: 'abc',
    [`from=${iso(2)}&to=${iso(3)}`]: 'b',
    [`from=${iso(2)}&to=${iso(5)}&verdict=spam&decided=none&handled=false&answered=false`]: 'b',
  },
  sortAlone: {
    by: 'score',
    names: 'eacdb',
    filters: [
      '',
      'handled=false',
      'handled=true',
      'verdict=spam',
      'decided=none',
      'verdict=ham&handled=true&decided=none',
      'score_min=1.5',
      'score_max=4',
      'score_min=1.5&score_max=4&verdict=spam',
    ],
    own: { 'score_min=1.5': 'bcd', 'score_max=4': 'acde' },
  },
  refused: [
    ['sort=newest', 'sort'],
    ['sort=oldest', 'sort'],
    ['sort=name', 'sort'],
    ['email=nobody', 'email'],
    ['decided=maybe', 'decided'],
    ['answered=1', 'answered'],
    ['from=yesterday', 'from'],
    [`from=${iso(2)}&to=${iso(2)}`, 'from'],
    ...['q=a', 'email=a@lists.test', 'answered=true', `from=${iso(2)}`, `to=${iso(2)}`].map(
      (query) => [`${query}&sort=-score`, 'sort'] as const,
    ),
    ['score_min=much&sort=score', 'score_min'],
    ['score_min=2&score_max=1&sort=score', 'score_min'],
    ['score_min=&sort=score', 'score_min'],
    ['score_max=%20&sort=score', 'score_max'],
    ['score_min=2', 'sort'],
    ['score_max=2&sort=created_at', 'sort'],
    ['ids=a&sort=score', 'ids'],
    ['ids=a&answered=false', 'ids'],
  ],
};

const MEDIA: ListCase = {
  list: 'media',
  make: async () => {
    const { id: editor } = await createAccount({ role: 'editor' });
    const ids = {
      a: await storeMedia(editor, {
        createdAt: at(1),
        bytes: 70,
        fileName: 'dive-site.png',
        alt: 'dive site',
      }),
      b: await storeMedia(editor, {
        createdAt: at(2),
        bytes: 90,
        fileName: 'Bay.mp4',
        type: 'video/mp4',
        alt: '',
      }),
      c: await storeMedia(editor, {
        createdAt: at(3),
        bytes: 50,
        fileName: 'élan.svg',
        type: 'image/svg+xml',
        alt: '',
      }),
      d: await storeMedia(editor, {
        createdAt: at(4),
        bytes: 80,
        fileName: 'art.png',
        decorative: true,
        alt: '',
      }),
      e: await storeMedia(editor, {
        createdAt: at(5),
        bytes: 60,
        fileName: 'cat.png',
        status: 'failed',
        alt: 'A cat',
      }),
      f: await storeMedia(editor, {
        ...{ createdAt: at(6), bytes: 100, fileName: 'zoo.png' },
        ...{ trashedAt: at(7), purgeAt: new Date('9999-01-01') },
      }),
    };
    return { ids, scope: `uploaded_by=${editor}` };
  },
  sorts: { created_at: 'abcdef', file_name: 'dbeacf', bytes: 'ceadbf' },
  filters: {
    '': 'abcde',
    'kind=picture': 'ade',
    'type=image/png': 'ade',
    'type=image/svg%2Bxml': 'c',
    'status=failed': 'e',
    'described=false': 'ac',
    'described=true': 'bde',
    'unused=true': 'abcde',
    'unused=true&described=false': 'ac',
    'kind=picture&type=image/png&status=ready&described=false': 'a',
    'trashed=true': 'f',
  },
  inOneOrder: {
    created_at: {
      [`from=${iso(2)}`]: 'bcde',
      [`to=${iso(4)}`]: 'abc',
      [`from=${iso(2)}&to=${iso(4)}&described=false`]: 'c',
      [`from=${iso(2)}&unused=true`]: 'bcde',
      'q=dive': 'a',
    },
    bytes: {
      'bytes_min=60&bytes_max=80': 'ade',
      'bytes_min=80': 'bd',
      'bytes_max=60': 'ce',
      'bytes_max=70&described=false': 'ac',
      'bytes_min=70&unused=true': 'abd',
    },
  },
  refused: [
    ['sort=width', 'sort'],
    ['described=1', 'described'],
    ['status=done', 'status'],
    [`from=${iso(2)}&to=${iso(2)}`, 'from'],
    ...['q=a', `from=${iso(2)}`, `to=${iso(2)}`].flatMap((query) =>
      ['file_name', '-bytes'].map((sort) => [`${query}&sort=${sort}`, 'sort'] as const),
    ),
    ['bytes_min=-1&sort=bytes', 'bytes_min'],
    ['bytes_max=-1&sort=bytes', 'bytes_max'],
    ['bytes_min=2&bytes_max=1&sort=bytes', 'bytes_min'],
    ['bytes_min=&sort=bytes', 'bytes_min'],
    ['bytes_max=&sort=bytes', 'bytes_max'],
    ['bytes_min=2', 'sort'],
    ['bytes_max=2&sort=file_name', 'sort'],
    ['ids=a&described=true', 'ids'],
  ],
};

const words = (count: number) => 'word '.repeat(count);
const FUTURE = '2090-01-01T00:00:00.000Z';

/** Of items that are published out of turn, one of them later on, and a draft and one in the trash behind them. */
const CONTENT = KIND_PLURALS.map((plural): ListCase => {
  const own: Record<string, string> = { 'featured=true': 'b', 'featured=false&has_changes=true': 'e' };
  return {
    list: plural,
    make: async () => {
      const word = uniqueWord();
      const client = contentClient(plural, token);
      const { id: editor } = await createAccount({ role: 'editor' });
      const given = async (
        title: string,
        length: number,
        fields: object = {},
        verb = '',
        published_at = '',
      ) => {
        const body = { title: `${title} ${word}`, content_md: words(length), ...fields };
        const { id } = await client.given(body);
        if (verb) await client.ask(`/${id}/${verb}`, { method: 'POST', body: { published_at } });
        return id;
      };
      const featured = plural === 'pages' ? {} : { featured: true };
      const ids = {
        a: await given('Lilac', 30, { slug: `z-${word}` }, 'publish', iso(1)),
        b: await given('aster', 2_300, { slug: `x-${word}`, ...featured }, 'publish', iso(3)),
        c: await given('Rose', 700, { slug: `y-${word}`, author_ids: [editor] }, 'publish', iso(2)),
        d: await given('dill', 1_400, { slug: `v-${word}` }, 'schedule', FUTURE),
        e: await given('Éowyn', 1_000, { slug: `w-${word}`, author_ids: [editor] }),
        f: await given('zinnia', 3_000, { slug: `a-${word}` }),
      };
      await client.ask(`/${ids.f}`, { method: 'DELETE' });
      const copies = copiesClient(plural, token);
      for (const id of [ids.b, ids.e]) await copies.given(id, id === ids.b ? 2 : 1);
      const { created_at: created, updated_at: updated } = (await client.ask(`/${ids.c}`)).body as Record<
        string,
        string
      >;
      return {
        ids,
        scope: `q=${word}`,
        values: { word, editor, created: created ?? '', updated: updated ?? '' },
      };
    },
    sorts: {
      ...{
        created_at: 'abcdef',
        updated_at: 'abcdef',
        published_at: 'acbde',
        title: 'bdeacf',
        slug: 'fdebca',
      },
      reading_time_minutes: 'acedbf',
    },
    lastEitherWay: ['published_at', 'e'],
    filters: {
      '': 'abcde',
      'status=published': 'abcd',
      'status=scheduled': 'd',
      'status=draft': 'e',
      'author=$editor': 'ce',
      'archive=2026-03': 'abc',
      'slug=y-$word': 'c',
      'has_changes=true': 'be',
      'has_changes=false': 'acd',
      'created_from=$created': 'cde',
      'created_to=$created': 'ab',
      'updated_from=$updated': 'cde',
      'updated_to=$updated&created_to=$created': 'ab',
      [`published_from=${iso(2)}`]: 'bcd',
      [`published_from=${iso(2)}&published_to=${iso(3)}`]: 'c',
      [`archive=2026-03&published_from=${iso(2)}&has_changes=true`]: 'b',
      'reading_time_min=4': 'bde',
      'reading_time_max=3': 'ac',
      ...(plural === 'pages' ? {} : own),
    },
    inOneOrder: { created_at: { 'status=trashed': 'f' } },
    refused: [
      ['sort=excerpt', 'sort'],
      ['has_changes=1', 'has_changes'],
      ['updated_from=today', 'updated_from'],
      [`created_from=${iso(2)}&created_to=${iso(2)}`, 'created_from'],
      [`published_from=${iso(2)}&published_to=${iso(1)}`, 'published_from'],
      ['reading_time_max=-1', 'reading_time_max'],
      ['reading_time_max=', 'reading_time_max'],
      ['reading_time_min=3&reading_time_max=2', 'reading_time_min'],
      ['ids=__a__', 'ids/0'],
      ...(plural === 'pages' ? [['featured=true', 'featured'] as const] : []),
      ...(plural === 'posts' ? [] : [['tag=a', 'tag'] as const]),
    ],
  };
});

let token: string;
beforeAll(async () => {
  ({ access_token: token } = await login('admin'));
});

describe.each([MESSAGES, MEDIA, ...CONTENT])('the list of $list', (list) => {
  const { filters, inOneOrder = {}, sortAlone } = list;
  const inAll = Object.entries(filters).map(([filter, passing]) => [filter, passing, null] as const);
  const inOne = Object.entries(inOneOrder).flatMap(([sort, some]) =>
    Object.entries(some).map(([filter, passing]) => [filter, passing, sort] as const),
  );
  let own: Awaited<ReturnType<ListCase['make']>>;
  beforeAll(async () => {
    own = await list.make();
  });

  const ask = (query: string) => {
    const valued = query.replaceAll(/\$(\w+)/g, (_, name: string) => own.values?.[name] ?? '');
    return call<Record<string, unknown>>(`/admin/api/${list.list}?${valued}`, { token });
  };

  /** The names of own items of all pages, and the total that each page tells. */
  async function walk(query: string, limit: number): Promise<{ names: string; totals: readonly unknown[] }> {
    const nameOf = new Map(Object.entries(own.ids).map(([name, id]) => [id, name]));
    const found: string[] = [];
    const totals = [];
    let cursor = '' as string | null;
    while (cursor !== null) {
      const { status, body }: Answer<Record<string, unknown>> = await ask(
        `limit=${limit}&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      expect([query, status]).toEqual([query, 200]);
      found.push(...(body[list.list] as Item[]).map(({ id }) => nameOf.get(id) ?? ''));
      totals.push(body['total']);
      cursor = body['next_cursor'] as string | null;
    }
    return { names: found.join(''), totals };
  }

  test.each([...inAll, ...inOne])(
    'has with %j %s and no others, in every order that it goes with, page by page',
    async (filter, passing, only) => {
      for (const [sort, all] of Object.entries(list.sorts)) {
        if (only !== null && sort !== only) continue;
        const ascending = all.split('').filter((name) => passing.includes(name));
        const [lastIn, last = ''] = list.lastEitherWay ?? [];
        const descending = ascending.toReversed();
        if (sort === lastIn && passing.includes(last)) descending.push(...descending.splice(0, 1));
        for (const [by, names] of [
          [sort, ascending],
          [`-${sort}`, descending],
        ] as const) {
          const query = `${own.scope}&${filter}&sort=${by}`;
          const found = await walk(query, 2);
          expect({ query, ...found }).toEqual({
            query,
            names: names.join(''),
            // Of unused ones it is not known where a page has not all of them.
            totals: found.totals.map((total) => (filter.includes('unused') ? total : names.length)),
          });
        }
      }
    },
  );

  if (sortAlone)
    test.each(sortAlone.filters)(`is sorted by ${sortAlone.by} with %j`, async (filter) => {
      const passing = filter.split('&').map((one) => filters[one] ?? sortAlone.own[one] ?? '');
      const names = sortAlone.names.split('').filter((name) => passing.every((some) => some.includes(name)));
      expect((await walk(`${filter}&sort=${sortAlone.by}`, 50)).names).toBe(names.join(''));
      expect((await walk(`${filter}&sort=-${sortAlone.by}`, 50)).names).toBe(names.toReversed().join(''));
    });

  test('has those whose ids it is asked for, all on one page', async () => {
    const [a = '', , c = ''] = Object.values(own.ids);
    const { body } = await ask(`ids=${c},${a},nothing`);
    expect((body[list.list] as Item[]).map(({ id }) => id).sort()).toEqual([a, c].sort());
    expect(body).toMatchObject({ total: 2, next_cursor: null });
  });

  test.each([['more=1', 'more'] as const, ['Sort=created_at', 'Sort'] as const, ...list.refused])(
    'refuses %s and says what for',
    async (query, pointer) => {
      const answer = await ask(query);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: `/${pointer}` }] });
    },
  );

  test('takes no cursor of other filters', async () => {
    const [sort = ''] = Object.keys(list.sorts);
    const { body } = await ask(`limit=1&${own.scope}&sort=${sort}`);
    const cursor = encodeURIComponent(String(body['next_cursor']));
    for (const filter of Object.keys(filters).filter((one) => one !== ''))
      expectProblem(await ask(`limit=1&${own.scope}&${filter}&sort=${sort}&cursor=${cursor}`), 400);
    for (const [filter, , only] of inOne) {
      const page = await ask(`limit=1&${own.scope}&sort=${only}`);
      const end = encodeURIComponent(String(page.body['next_cursor']));
      expectProblem(await ask(`limit=1&${own.scope}&${filter}&sort=${only}&cursor=${end}`), 400);
    }
    if (!sortAlone) return;
    const page = await ask(`limit=1&sort=${sortAlone.by}`);
    const end = encodeURIComponent(String(page.body['next_cursor']));
    for (const filter of Object.keys(sortAlone.own))
      expectProblem(await ask(`limit=1&${filter}&sort=${sortAlone.by}&cursor=${end}`), 400);
  });
});
