import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import { BATCH_SIZE, type BatchesRepository, type StoredItem } from '../batches/batches.repository.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { Directory, Places, Texts } from './directory.repository.js';
import type { ShardFormats } from './shard-format.repository.js';
import { searchedText, unpackText, type PackedText } from './texts.js';

/** Items of one step: each has up to 1 MB. */
const STEP_SIZE = 50;

/** How many items are looked for at once, without their fields. */
const LOOK_UP_SIZE = 300;

/** First the items of each kind in the order of their ids, then, for each kind, what its places have beyond them. */
const checkpoint = z.object({ phase: z.int().min(0), after: z.string().nullable() });

const BEGIN = { phase: 0, after: null };

/** What is needed of one kind. */
interface ReindexedKind<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly batches: BatchesRepository<T>;
  readonly directory: Directory<T>;
  readonly texts: Texts;
}

interface ReindexParts {
  readonly kinds: readonly Pick<KindReindex<ContentTypes>, 'indexNext' | 'removeNext'>[];
  readonly places: Places;
  readonly formats: ShardFormats;
}

/**
 * Compares the directory and the texts with the items, and writes anew what is not as it should be: the jobs of kind
 * `reindex`. Needed where items came past this code, such as from a backup, and once after version 0.1, whose shards it
 * brings over; an item that is written meanwhile stays right, since each is read where its places are written.
 */
export class ReindexContent implements JobHandler {
  constructor(private readonly parts: ReindexParts) {}

  /** Nobody knows how many there are before they are counted, which costs as much. */
  async open(): Promise<JobRun> {
    await Promise.all(this.parts.places.shards.map((shards) => shards.refresh()));
    return { total: null, step: (state) => this.step(state) };
  }

  private async step(state: JsonObject | null): Promise<StepOutcome> {
    // What another version has begun is begun anew: that does no harm.
    const { phase, after } = checkpoint.catch(BEGIN).parse(state ?? BEGIN);
    const { kinds } = this.parts;
    const toIndex = kinds[phase];
    const outcome = toIndex
      ? await toIndex.indexNext(after)
      : await this.removeNext(phase - kinds.length, after);
    const { last, ...counted } = outcome;
    const next = last === null ? { phase: phase + 1, after: null } : { phase, after: last };
    return { ...counted, state: next, isLast: next.phase === 2 * kinds.length };
  }

  private async removeNext(index: number, after: string | null): Promise<KindStep> {
    const strays = index === 0 && after === null ? await this.removeStrays() : 0;
    const { counts, ...step } = (await this.parts.kinds[index]?.removeNext(after)) ?? NOTHING;
    const removed = (counts['removed'] ?? 0) + strays;
    return { ...step, done: step.done + strays, counts: { removed } };
  }

  private async removeStrays(): Promise<number> {
    const { places, formats } = this.parts;
    let removed = 0;
    for (const shards of places.shards) removed += await shards.removeStrays();
    if ((await formats.get()).hasFormerShards) await formats.forgetFormer();
    return removed;
  }
}

/** What a step has done for one kind, and the last id that it came to; null when it is through. */
interface KindStep extends Pick<StepOutcome, 'done' | 'counts' | 'problems'> {
  readonly last: string | null;
}

const NOTHING: KindStep = { done: 0, counts: {}, problems: [], last: null };

/** The steps of one kind. */
export class KindReindex<T extends ContentTypes> {
  constructor(private readonly parts: ReindexedKind<T>) {}

  /** Compares the next items with their places. */
  async indexNext(after: string | null): Promise<KindStep> {
    const stored = await this.parts.batches.listAfter(after, STEP_SIZE);
    const stale: string[] = [];
    for (const { item } of stored) if (item && !(await this.isIndexed(item))) stale.push(item.id);
    const refused = await this.reindex(stale);
    const problems = [...stored.flatMap((found) => this.problemOf(found)), ...refused];
    const indexed = stale.length - refused.length;
    return {
      last: stored.at(-1)?.id ?? null,
      done: stored.length,
      counts: {
        indexed,
        unchanged: stored.length - indexed - problems.length,
        ...(problems.length > 0 && { failed: problems.length }),
      },
      problems,
    };
  }

  /** Removes the places of items that are gone, the next after `after`. */
  async removeNext(after: string | null): Promise<KindStep> {
    const { directory, texts, batches } = this.parts;
    const stored = new Set([...directory.storedIds, ...texts.storedIds]);
    const ids = [...stored].filter((id) => after === null || id > after).sort();
    const step = ids.slice(0, LOOK_UP_SIZE);
    const present = await batches.whichExist(step);
    const gone = step.filter((id) => !present.has(id));
    const problems = await this.reindex(gone);
    const removed = gone.length - problems.length;
    const last = ids.length > LOOK_UP_SIZE ? (step.at(-1) ?? null) : null;
    return { last, done: removed, counts: { removed }, problems };
  }

  /** As far as this worker's copies say: what is newer than they are is written once more, which does no harm. */
  private async isIndexed(item: T['item']): Promise<boolean> {
    const { kind, directory, texts } = this.parts;
    const isListed =
      directory.has(item.id) && isDeepStrictEqual(directory.copy.get(item.id), kind.entryOf(item));
    if (item.status !== 'published') return isListed && !texts.has(item.id);
    const text = texts.copy.get(item.id);
    return (
      isListed && texts.has(item.id) && text !== undefined && readText(text) === (await searchedText(item))
    );
  }

  /** @returns what could not be written anew */
  private async reindex(ids: readonly string[]): Promise<JobProblem[]> {
    const problems: JobProblem[] = [];
    for (let begin = 0; begin < ids.length; begin += BATCH_SIZE) {
      const batch = ids.slice(begin, begin + BATCH_SIZE);
      for (const [index, error] of (await this.parts.batches.reindex(batch)).entries()) {
        if (error) problems.push({ item: batch[index] ?? '', detail: error.message });
      }
    }
    return problems;
  }

  private problemOf({ id, item }: StoredItem<T>): JobProblem[] {
    if (item) return [];
    const { name, collection } = this.parts.kind;
    const detail = `Its document ${collection}/{id} lacks a field of a ${name}, or has one of another type. Mend it in the database or restore it from a backup, and reindex again.`;
    return [{ item: id, detail }];
  }
}

/** Null for a text that can't be read. */
function readText(packed: PackedText): string | null {
  try {
    return unpackText(packed);
  } catch {
    return null;
  }
}
