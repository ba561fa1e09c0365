import {
  missingWarnings,
  type BatchesRepository,
  type ContentService,
  type ContentTypes,
  type CreateOutcome,
  type KindName,
} from '../../content/index.js';
import type { Clock } from '../../platform/index.js';
import { shownFrom, type ImportedItem } from '../formats/imported-post.js';
import type { ImportQuery } from '../transfer.schema.js';
import type { ImportAuthors } from './import-authors.js';
import {
  createdOutcome,
  exposedOutcome,
  orFailed,
  skippedOutcome,
  strangerOutcome,
  type ItemOutcome,
} from './import-outcomes.js';
import { composeItem, updateItem, type ComposedItem, type ImportedKind } from './item-writes.js';
import { findPresent, type PresentItem } from './same-post.js';

/** What the steps of one run have in common. */
export interface ImportRun {
  readonly existing: ImportQuery['existing'];
  readonly authors: ImportAuthors;
  /** When the job was begun. */
  readonly begunAt: Date;
  /** Ids in this step whose items an earlier worker made, and died before its checkpoint. */
  readonly made: ReadonlySet<string>;
}

/** Links between the items of a file, by which what they lead to is read beside them. */
interface Links<T extends ContentTypes, Source extends ImportedItem> {
  targetsOf(source: Source): readonly ImportedItem[];
  /** The item with links that lead to where the others are here. */
  followed(source: Source, stored: ReadonlyMap<string, T['item']>): Source;
}

/** Where items are stored. */
export interface ImportStore<T extends ContentTypes> {
  readonly service: Pick<ContentService<T>, 'createMany' | 'update'>;
  readonly batches: Pick<BatchesRepository<T>, 'findMany' | 'whichStoredSince'>;
}

/** Stores the items of a file of one kind, or updates those that are here. */
export class KindImport<T extends ContentTypes, Source extends ImportedItem> {
  constructor(private readonly parts: ImportedKind<T, Source> & ImportStore<T> & { readonly clock: Clock }) {}

  /** Of the kind. */
  get name(): KindName {
    return this.parts.kind.name;
  }

  /** The items here that those of the file may be, by id. 1 to 3 reads for each in 1 round trip. */
  async findStored(imported: readonly ImportedItem[]): Promise<ReadonlyMap<string, T['item']>> {
    const ids = imported.flatMap(({ id, sureIds, likelyIds }) => [id, ...sureIds, ...likelyIds]);
    const stored = ids.length === 0 ? [] : await this.parts.batches.findMany([...new Set(ids)]);
    return new Map(stored.map((item) => [item.id, item]));
  }

  /** Those of the ids that were first stored since then. 1 read each in 1 round trip. */
  async whichStoredSince(ids: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    return this.parts.batches.whichStoredSince(ids, since);
  }

  /**
   * What becomes of some items of the file.
   *
   * @param given at most BATCH_SIZE
   */
  async importBatch(
    given: readonly Source[],
    run: ImportRun,
    links: Links<T, Source> = { targetsOf: () => [], followed: (source) => source },
  ): Promise<ItemOutcome[]> {
    const stored = await this.findStored(given.flatMap((source) => [source, ...links.targetsOf(source)]));
    const imported = given.map((source) => links.followed(source, stored));
    const composed: ComposedItem<T, Source>[] = [];
    const outcomes: ItemOutcome[] = [];
    for (const source of imported) {
      const present = findPresent(source, stored);
      if (present) {
        outcomes.push(await this.meetPresent(source, present, run));
        continue;
      }
      const found = await orFailed(source, async () =>
        composeItem(this.parts, source, run.authors.of(source), this.parts.clock.now()),
      );
      if ('item' in found) composed.push(found);
      else outcomes.push(found);
    }
    return [...outcomes, ...(await this.create(composed, run))];
  }

  private async create(composed: readonly ComposedItem<T, Source>[], run: ImportRun): Promise<ItemOutcome[]> {
    if (composed.length === 0) return [];
    const stored = await this.parts.service.createMany(composed.map(({ item }) => item));
    const outcomes: ItemOutcome[] = [];
    for (const [index, made] of composed.entries()) {
      const found = stored[index];
      if (!found) throw new Error('unreachable: every item has an outcome');
      outcomes.push(await this.outcomeOf(made, found, run));
    }
    return outcomes;
  }

  private async outcomeOf(
    { source, warnings }: ComposedItem<T, Source>,
    created: CreateOutcome<T>,
    run: ImportRun,
  ): Promise<ItemOutcome> {
    if ('error' in created) return { name: 'failed', source, detail: created.error.reason };
    const { item, isNew, missing = [] } = created;
    const present = isNew ? null : findPresent(source, new Map([[item.id, item]]));
    if (present) return this.meetPresent(source, present, run);
    return createdOutcome(source, item, [...warnings, ...missingWarnings(missing)]);
  }

  /** What becomes of an item that is here already, or whose id another one has. */
  private async meetPresent(
    source: Source,
    { item: present, isSame }: PresentItem<T['item']>,
    run: ImportRun,
  ): Promise<ItemOutcome> {
    if (!isSame) return strangerOutcome(source, present);
    const isShown = present.status === 'published';
    return { ...(await this.meetSame(source, present, run)), ...(isShown && { slugHere: present.slug }) };
  }

  private async meetSame(source: Source, present: T['item'], run: ImportRun): Promise<ItemOutcome> {
    if (run.made.has(present.id) && present.version === 1) {
      const asMade = async () => composeItem(this.parts, source, present.authors, this.parts.clock.now());
      return orFailed(source, async () => createdOutcome(source, present, (await asMade()).warnings));
    }
    const now = this.parts.clock.now();
    if (shownFrom(source) > Math.max(shownFrom(present), now.getTime()))
      return exposedOutcome(source, present, now);
    if (run.existing === 'skip') return skippedOutcome(source, present);
    const known = run.authors.knownOf(source);
    const { service } = this.parts;
    return orFailed(source, async () =>
      updateItem(this.parts, (id, patch, accepted, heed) => service.update(id, patch, accepted, heed), {
        present,
        source,
        known,
        now,
      }),
    );
  }
}
