/**
 * A site of any size, for benchmarks and for tests of what a site of that size costs. The same in every run.
 */
import { AuditTrail } from '../../functions/src/audit/index.ts';
import {
  BATCH_SIZE,
  BatchesRepository,
  compose,
  ItemDocuments,
  KindReindex,
  Places,
  ReindexContent,
  ShardFormats,
} from '../../functions/src/content/index.ts';
import {
  BrokenDocuments,
  cloudLogger,
  systemClock,
  type FirestoreProvider,
} from '../../functions/src/platform/index.ts';
import { ShownMediaRepository } from '../../functions/src/media/index.ts';
import { POST_KIND, type Post, type PostTypes } from '../../functions/src/posts/index.ts';
import { UsersRepository } from '../../functions/src/users/index.ts';
import { between, markdown, phrase, randomFrom, words, type Random } from './invented-text.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The posts are of the ten years before this. */
const LAST_DAY = Date.UTC(2026, 0, 1);
const DAYS = 3_652;

/** When the scheduled posts appear: never, for a benchmark. */
const SCHEDULED_FOR = Date.UTC(2100, 0, 1);

/** Every so many posts one is scheduled. */
const SCHEDULED_EVERY = 100;

/** At once: while the emulator writes one batch, others are rendered. */
const WRITERS = 4;

const TAGS = words(randomFrom(2), 1_000)
  .filter((word, index, all) => word.length > 3 && all.indexOf(word) === index)
  .slice(0, 60);

const AUTHORS = Array.from({ length: 5 }, (_, rank) => ({
  id: `invented-${rank}`,
  name: `${phrase(randomFrom(10 + rank), 1)} ${phrase(randomFrom(20 + rank), 1)}`,
}));

/** A word that only the post with this number has. With digits, it is not taken for the mistyped word of another post. */
export function markOf(number: number): string {
  return `mark${String(number).padStart(6, '0')}`;
}

/** A post of the site: 300 to 1,500 words, 1 to 5 tags, an author, a date. @param number from 0 on */
export async function inventPost(number: number): Promise<Post> {
  const random = randomFrom(1_000 + number);
  const isScheduled = number % SCHEDULED_EVERY === SCHEDULED_EVERY - 1;
  const createdAt = new Date(LAST_DAY - Math.ceil(random() * DAYS * DAY_MS));
  const publishedAt = isScheduled ? new Date(SCHEDULED_FOR + number) : createdAt;
  const contentMd = `${phrase(random, 12)} ${markOf(number)}.\n\n${markdown(random, between(random, 300, 1_500))}`;
  const content = {
    title: phrase(random, between(random, 3, 8)),
    contentMd,
    excerpt: null,
    tags: chooseTags(random),
    coverImage: null,
    featured: random() < 0.02,
    status: 'published' as const,
  };
  const author = AUTHORS[between(random, 0, AUTHORS.length - 1)];
  return compose(POST_KIND, content, {
    id: `invented-${number}`,
    authors: author ? [author] : [],
    publishedAt,
    createdAt,
    updatedAt: createdAt,
  });
}

/**
 * Writes the first `count` posts of the site, in batches, as an import does, and reindexes, as one does after it. Posts that are there
 * already stay.
 */
export async function writeLargeSite(firestore: FirestoreProvider, count: number): Promise<void> {
  const broken = new BrokenDocuments(cloudLogger);
  const formats = new ShardFormats({ firestore, broken, clock: systemClock });
  const users = new UsersRepository(firestore, broken);
  // No cards are drawn: nobody looks at them.
  const follower = { follow: () => undefined };
  const repository = new BatchesRepository(
    new ItemDocuments({
      kind: POST_KIND,
      firestore,
      formats,
      broken,
      users,
      follower,
      shownMedia: new ShownMediaRepository(broken),
    }),
  );
  const audit = new AuditTrail({ now: () => new Date() });
  let next = 0;
  const write = async (): Promise<void> => {
    for (let first = next; first < count; first = next) {
      next = first + BATCH_SIZE;
      const numbers = Array.from({ length: Math.min(BATCH_SIZE, count - first) }, (_, i) => first + i);
      const posts = await Promise.all(numbers.map(inventPost));
      const outcomes = await repository.createMany(posts, (_before, after) =>
        audit.entry({
          action: 'post_created',
          target: { type: 'post', id: after.id },
          after: POST_KIND.audited(after),
        }),
      );
      for (const outcome of outcomes) if ('error' in outcome) throw outcome.error;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  await reindex({ firestore, broken, formats }, repository);
}

/**
 * Makes all shards as old as if nothing had been written in the last hour: what was written just now is read again by each look, and
 * beside each base.
 */
export async function ageShards(firestore: FirestoreProvider): Promise<void> {
  const db = await firestore();
  const changed = new Date(Date.now() - 60 * 60 * 1000);
  for (const name of ['content_directory', 'content_texts'])
    for (const shard of await db.collection(name).listDocuments())
      await shard.update({ changed_at: changed });
}

async function reindex(
  parts: ConstructorParameters<typeof Places>[0],
  batches: BatchesRepository<PostTypes>,
): Promise<void> {
  const { formats } = parts;
  const places = new Places(parts, [POST_KIND]);
  const [directory, texts] = [places.directoryOf(POST_KIND), places.textsOf(POST_KIND)];
  const kinds = [new KindReindex({ kind: POST_KIND, batches, directory, texts, formats })];
  const run = await new ReindexContent({ kinds, places, formats }).open();
  let outcome = await run.step(null);
  while (!outcome.isLast) outcome = await run.step(outcome.state);
}

/** Few tags are on many posts, many on few. */
function chooseTags(random: Random): string[] {
  const chosen = Array.from(
    { length: between(random, 1, 5) },
    () => TAGS[Math.floor(random() ** 2 * TAGS.length)],
  );
  return [...new Set(chosen)].filter((tag) => tag !== undefined);
}
