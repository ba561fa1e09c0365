import { expect, test } from '@jest/globals';
import { BrokenDocuments, type FirestoreProvider } from '../../platform/index.js';
import { shardOf, type ShardFormat, type ShardFormats } from './shard-format.repository.js';
import { Shards } from './shards.repository.js';

const moment = (ms: number) => ({ valueOf: () => String(ms), toMillis: () => ms });

/** The directory with the entry of one post, as it is read at a time. */
function shardWith(id: string, { salt }: Pick<ShardFormat, 'salt'>) {
  const shard = shardOf(`post:${id}`, { salt });
  return {
    ref: { path: `content_directory/${shard}`, parent: { id: 'content_directory' } },
    ...{ updateTime: moment(1), readTime: moment(1) },
    get: (field: string) => (field === 'entries' ? { [`post:${id}`]: { id } } : undefined),
  };
}

const PARTS = {
  place: { name: 'content_directory', mend: '' },
  readers: { post: { decodeOrNull: (_id: string, value: unknown) => value } },
  broken: new BrokenDocuments({ log: () => undefined }),
} as const;

type Shard = ReturnType<typeof shardWith>;

function shardsOn(parts: { format: () => ShardFormat; stream: () => AsyncGenerator<Shard>; later: Shard[] }) {
  const all = {
    stream: parts.stream,
    get: () => Promise.resolve({ docs: parts.later, readTime: moment(5) }),
  };
  return new Shards({
    ...PARTS,
    formats: { get: () => Promise.resolve(parts.format()) } as unknown as ShardFormats,
    firestore: (() => Promise.resolve({ collection: () => all })) as unknown as FirestoreProvider,
  });
}

test('the first look has what was written after it found nothing, at the time that it tells', async () => {
  const format = { salt: 'one', hasFormerShards: false, dictionary: null };
  const nothing = async function* () {
    /* Nothing is there yet. */
  };
  const shards = shardsOn({ format: () => format, stream: nothing, later: [shardWith('a', format)] });
  expect(await shards.refresh()).toBe('5');
  expect([...shards.copy.valuesOf('post').keys()]).toEqual(['a']);
});

test('a first look has nothing of one that failed midway, in another format', async () => {
  let format = { salt: 'one', hasFormerShards: false, dictionary: null };
  let isFirst = true;
  const stream = async function* () {
    if (!isFirst) {
      yield shardWith('other', format);
      return;
    }
    isFirst = false;
    yield shardWith('a', format);
    await Promise.resolve();
    throw new Error('out of reach');
  };
  const shards = shardsOn({ format: () => format, stream, later: [] });
  await expect(shards.refresh()).rejects.toThrow('out of reach');
  format = { salt: 'two', hasFormerShards: false, dictionary: null };
  await shards.refresh();
  expect([...shards.copy.valuesOf('post').keys()]).toEqual(['other']);
  expect(shards.copy.storedIds('post')).toEqual(['other']);
});

test('a look once in a minute has what readers saw long after its time', async () => {
  const format = { salt: 'one', hasFormerShards: false, dictionary: null };
  let now = 1_000_000;
  /** What readers see, and from which time on it says that it was changed. */
  const seen: { id: string; changedAt: number }[] = [];
  const askedFrom: number[] = [];
  const docs = (from: number) =>
    seen
      .filter(({ changedAt }) => changedAt > from)
      .map(({ id }) => ({ ...shardWith(id, format), readTime: moment(now) }));
  const all = {
    stream: async function* () {
      await Promise.resolve();
      yield* docs(0);
    },
    get: () => Promise.resolve({ docs: docs(0), readTime: moment(now) }),
    where: (_field: string, _is: string, from: Date) => {
      askedFrom.push(now - from.getTime());
      return { get: () => Promise.resolve({ docs: docs(from.getTime()), readTime: moment(now) }) };
    },
  };
  const shards = new Shards({
    ...PARTS,
    formats: { get: () => Promise.resolve(format) } as unknown as ShardFormats,
    firestore: (() => Promise.resolve({ collection: () => all })) as unknown as FirestoreProvider,
  });
  const idsAfter = async (ms: number) => {
    now += ms;
    await shards.refresh();
    return [...shards.copy.valuesOf('post').keys()];
  };
  seen.push({ id: 'a', changedAt: now });
  expect(await idsAfter(0)).toEqual(['a']);
  // Its commit was under way, and nobody saw it.
  const late = { id: 'b', changedAt: now + 1_000 };
  expect(await idsAfter(30_000)).toEqual(['a']);
  seen.push(late);
  expect(await idsAfter(15_000)).toEqual(['a']);
  expect(await idsAfter(15_000)).toEqual(['a']);
  expect(await idsAfter(1_000)).toEqual(['a', 'b']);
  expect(await idsAfter(1_000)).toEqual(['a', 'b']);
  expect(askedFrom).toEqual([40_000, 25_000, 25_000, 121_000, 11_000]);
});
