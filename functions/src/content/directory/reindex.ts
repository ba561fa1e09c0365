import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import { BATCH_SIZE, type BatchesRepository, type StoredItem } from '../batches/batches.repository.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { Directory, Places, Texts } from './directory.repository.js';
import { loadTextReading } from './load-text-reading.js';
import type { ShardFormats } from './shard-format.repository.js';
import { keyOf } from './shard-keys.js';
import { searchedText } from './texts.js';
import { trainDictionary } from './terms/train-dictionary.js';

/** Items of one step: each has up to 1 MB. */
const STEP_SIZE = 50;

/** How many items are looked for at once, without their fields. */
const LOOK_UP_SIZE = 300;

/** In checkpoints what is done for a kind, such as `index post`, and how far it is. */
interface Phase {
  readonly name: string;
  readonly step: (after: string | null) => Promise<KindStep>;
}

/** What is needed of one kind. */
interface ReindexedKind<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly batches: BatchesRepository<T>;
  readonly directory: Directory<T>;
  readonly texts: Texts;
  readonly formats: ShardFormats;
}

interface ReindexParts {
  readonly kinds: readonly Pick<
    KindReindex<ContentTypes>,
    'name' | 'indexNext' | 'removeNext' | 'whichExist'
  >[];
  readonly places: Places;
  readonly formats: ShardFormats;
}

/**
 * Compares the directory and the texts with the items, and writes anew what is not as it should be: the jobs of kind
 * `reindex`. Needed where items came past this code, such as from a backup, and once after version 0.1, whose shards it
 * brings over; an item that is written meanwhile stays right, since each is read where its places are written.
 */
export class ReindexContent implements JobHandler {
  /** First what texts are packed by, then the items of each kind in the order of their ids, then what the places have beyond them. */
  private readonly phases: readonly Phase[];

  constructor(private readonly parts: ReindexParts) {
    const { kinds } = parts;
    this.phases = [
      { name: 'prepare dictionary', step: () => this.prepareDictionary() },
      ...kinds.map((kind): Phase => ({ name: `index ${kind.name}`, step: (after) => kind.indexNext(after) })),
      { name: 'remove strays', step: () => this.removeStrays() },
      ...kinds.map((kind): Phase => ({
        name: `remove ${kind.name}`,
        step: (after) => kind.removeNext(after),
      })),
    ];
  }

  /** Nobody knows how many there are before they are counted, which costs as much. */
  async open(): Promise<JobRun> {
    const { formats, places } = this.parts;
    // Another worker may have changed the dictionary.
    await formats.getAnew();
    // What is compared are the shards as they are, and so do new instances read them until the next sweep has.
    await Promise.all([places.base.remove(), ...places.shards.map((shards) => shards.refreshAnew())]);
    return { total: null, step: (state) => this.step(state) };
  }

  private async refresh(): Promise<void> {
    await Promise.all(this.parts.places.shards.map((shards) => shards.refresh()));
  }

  private async step(state: JsonObject | null): Promise<StepOutcome> {
    const names = this.phases.map(({ name }) => name);
    const checkpoint = z.object({ phase: z.enum(names), after: z.string().nullable() });
    const { phase, after } = checkpoint.parse(state ?? { phase: names[0], after: null });
    const index = names.indexOf(phase);
    const { last, ...counted } = (await this.phases[index]?.step(after)) ?? NOTHING;
    const next = last === null ? names[index + 1] : phase;
    return { ...counted, state: { phase: next ?? '', after: last }, isLast: next === undefined };
  }

  /** Trains another one where the one in use, if any, has too few of the texts' terms. What nobody needs any more goes. */
  private async prepareDictionary(): Promise<KindStep> {
    const { places, formats } = this.parts;
    const { dictionaries } = formats;
    const current = await formats.dictionary();
    await dictionaries.loadFor(places.allTexts());
    const { termsIn } = await loadTextReading();
    const trained = await trainDictionary(termsIn(places.allTexts(), dictionaries), current);
    if (trained) await formats.useDictionary(trained);
    // Another reindex may be at it.
    const { dictionary } = await formats.getAnew();
    // Instances that don't know the new one yet write by the one before: it goes with the next reindex.
    await dictionaries.removeOthers(places.allTexts(), [current?.id, dictionary]);
    return NOTHING;
  }

  /** What is in a strange place goes where its item has its own by now, or is gone: that of a broken one still counts. */
  private async removeStrays(): Promise<KindStep> {
    const { places, formats, kinds } = this.parts;
    // The steps before have written entries, maybe by this worker.
    await this.refresh();
    const kept = new Set<string>();
    for (const kind of kinds) {
      const ids = new Set(places.shards.flatMap((shards) => shards.copy.idsAstray(kind.name)));
      for (const id of await kind.whichExist([...ids])) kept.add(keyOf(kind.name, id));
    }
    let [removed, former] = [0, 0];
    for (const shards of places.shards) {
      const outcome = await shards.removeStrays((key) => kept.has(key));
      removed += outcome.removed;
      former += outcome.formerLeft;
    }
    if (former === 0 && (await formats.get()).hasFormerShards) await formats.forgetFormer();
    return { last: null, done: removed, counts: { removed }, problems: [] };
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

  /** Of the kind. */
  get name(): string {
    return this.parts.kind.name;
  }

  /** Those of the ids that there are. 1 read each. */
  async whichExist(ids: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (let begin = 0; begin < ids.length; begin += LOOK_UP_SIZE) {
      found.push(...(await this.parts.batches.whichExist(ids.slice(begin, begin + LOOK_UP_SIZE))));
    }
    return found;
  }

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
    if (!isListed || !texts.has(item.id) || text === undefined) return false;
    const { isPackedFrom } = await loadTextReading();
    return isPackedFrom(text, await searchedText(item), await this.parts.formats.dictionary());
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
    const detail = `Its document ${collection}/{id} lacks a field of a ${name}, or has one of another type. POST /admin/api/migrate mends it or says how; reindex again after it.`;
    return [{ item: id, detail }];
  }
}
