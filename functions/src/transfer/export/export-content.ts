import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type {
  BatchesRepository,
  ContentKind,
  ContentTypes,
  Directory,
  KindName,
} from '../../content/index.js';
import type { JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';

/** Kinds are taken in their order, and of each the ids in theirs. Jobs of before there were several are of posts. */
const checkpoint = z.object({ kind: z.string().default('post'), after: z.string() });

/** Items that are read at once: each has up to 1 MB. */
const READ_SIZE = 8;

/** A step ends with so much text, in characters, or so many items: what it stores has to stay under 8 MB. */
const STEP_LENGTH = 2_000_000;
const STEP_ITEMS = 200;

interface ExportedKindParts<T extends ContentTypes> {
  readonly kind: Pick<ContentKind<T>, 'name' | 'collection'>;
  readonly batches: Pick<BatchesRepository<T>, 'findStored'>;
  readonly directory: Directory<T>;
  readonly toRecord: (item: T['item']) => object;
}

/** What of a kind is exported: all but what is in the trash. */
export class ExportedKind<T extends ContentTypes> {
  constructor(private readonly parts: ExportedKindParts<T>) {}

  /** Of the kind. */
  get name(): KindName {
    return this.parts.kind.name;
  }

  /** In their order. */
  async listIds(): Promise<string[]> {
    const { values } = await this.parts.directory.refresh();
    const kept = [...values.values()].filter(({ status }) => status !== 'trashed');
    return kept.map(({ id }) => id).sort();
  }

  /** Adds items to what a step collects, until that is enough. @returns how many of the ids are dealt with */
  async collect(ids: readonly string[], collected: Collected): Promise<number> {
    const { kind, batches, toRecord } = this.parts;
    let done = 0;
    while (done < ids.length && !collected.isEnough) {
      const batch = ids.slice(done, done + READ_SIZE);
      for (const { id, item } of await batches.findStored(batch)) {
        if (!item) collected.problems.push({ item: id, detail: brokenDetail(kind) });
        else if (item.status !== 'trashed') collected.add({ kind: kind.name, ...toRecord(item) });
      }
      done += batch.length;
      collected.done += batch.length;
    }
    return done;
  }
}

/** What one step collects. */
class Collected {
  readonly lines: string[] = [];
  readonly problems: JobProblem[] = [];
  /** Items that were looked at. */
  done = 0;
  private length = 0;

  /** Whether the step ends with what there is. */
  get isEnough(): boolean {
    return this.done >= STEP_ITEMS || this.length >= STEP_LENGTH;
  }

  /** Adds a record as a line. */
  add(record: object): void {
    const line = `${JSON.stringify(record)}\n`;
    this.lines.push(line);
    this.length += line.length;
  }
}

function brokenDetail({ name, collection }: Pick<ContentKind<ContentTypes>, 'name' | 'collection'>): string {
  return `Its document ${collection}/{id} lacks a field of a ${name}, or has one of another type; the log says which. It is not in the file.`;
}

/**
 * Collects all posts, pages and projects but those in the trash, a few in each step: the jobs of kind `export`. The job's file
 * is a gzip stream of JSON lines, an item each: every step appends a member of its own (RFC 1952 §2.2). What the reader is given
 * is made of it when it is read (export-file.ts).
 */
export class ExportContent implements JobHandler {
  /** @param kinds in the order in which the file has them */
  constructor(
    private readonly kinds: readonly Pick<ExportedKind<ContentTypes>, 'name' | 'listIds' | 'collect'>[],
  ) {}

  /** What is written while it runs may be in it or not; an item is as it was at one moment. */
  async open(): Promise<JobRun> {
    const ids = new Map<string, readonly string[]>();
    for (const kind of this.kinds) ids.set(kind.name, await kind.listIds());
    const total = [...ids.values()].reduce((sum, { length }) => sum + length, 0);
    return { total, step: (state) => this.step(ids, state) };
  }

  private async step(
    ids: ReadonlyMap<string, readonly string[]>,
    state: JsonObject | null,
  ): Promise<StepOutcome> {
    const begin = checkpoint.parse(state ?? { after: '' });
    const collected = new Collected();
    let { kind: name, after } = begin;
    let isLast = false;
    for (const kind of this.kindsFrom(begin.kind)) {
      if (kind.name !== name) [name, after] = [kind.name, ''];
      const rest = (ids.get(name) ?? []).filter((id) => id > after);
      const done = await kind.collect(rest, collected);
      after = rest[done - 1] ?? after;
      if (done < rest.length) break;
      isLast = kind === this.kinds.at(-1);
    }
    const { lines, problems, done } = collected;
    return {
      state: { kind: name, after },
      done,
      counts: { exported: lines.length, ...(problems.length > 0 && { failed: problems.length }) },
      problems,
      output: gzipSync(lines.join('')),
      isLast,
    };
  }

  private kindsFrom(name: string): ExportContent['kinds'] {
    const index = this.kinds.findIndex((kind) => kind.name === name);
    return this.kinds.slice(z.int().min(0, 'is a kind of another version').parse(index));
  }
}
