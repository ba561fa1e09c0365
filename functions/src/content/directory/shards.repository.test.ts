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

type Shard = ReturnType<typeof shardWith>;

function shardsOn(parts: { format: () => ShardFormat; stream: () => AsyncGenerator<Shard>; later: Shard[] }) {
  const all = {
    stream: parts.stream,
    get: () => Promise.resolve({ docs: parts.later, readTime: moment(5) }),
  };
  return new Shards({
    place: { name: 'content_directory', mend: '' },
    readers: { post: { decodeOrNull: (_id, value) => value } },
    broken: new BrokenDocuments({ log: () => undefined }),
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
