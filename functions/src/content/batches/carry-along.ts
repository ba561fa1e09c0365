import { z } from 'zod';
import type { Job, JobHandler, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import type { Clock } from '../../platform/index.js';
import { documentId } from '../../shared/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { CarriedRepository } from './carried.repository.js';
import { summarise } from './summarise.js';

interface CarriedKind<T extends ContentTypes> {
  readonly kind: Pick<ContentKind<T>, 'name'>;
  readonly carried: CarriedRepository<T>;
  readonly clock: Clock;
}

/** What a step has done for one kind, and the last id that it came to; null when it is through. */
interface KindStep extends Pick<StepOutcome, 'done' | 'counts' | 'problems'> {
  readonly last: string | null;
}

/** What is carried into one kind of content. */
export class KindCarrier<T extends ContentTypes> {
  constructor(private readonly parts: CarriedKind<T>) {}

  /** Of the kind. */
  get name(): string {
    return this.parts.kind.name;
  }

  /** How many items have something of a document. 1 read for every 1,000. */
  async count(id: string): Promise<number> {
    return this.parts.carried.count(id);
  }

  /** Renews the next items that have something of a document, after `after`. */
  async renewNext(id: string, after: string | null): Promise<KindStep> {
    const { carried, clock } = this.parts;
    const ids = await carried.listAfter(id, after, carried.atOnce);
    const outcomes = ids.length === 0 ? [] : await carried.renew(ids, clock);
    const stored = ids.flatMap((itemId, index) => {
      const outcome = outcomes[index];
      return outcome ? [{ id: itemId, outcome }] : [];
    });
    return {
      last: ids.length < carried.atOnce ? null : (ids.at(-1) ?? null),
      done: stored.length,
      ...summarise(
        stored.map((item) => item.id),
        stored.map(({ outcome }) => outcome),
      ),
    };
  }
}

type Carrier = Pick<KindCarrier<ContentTypes>, 'name' | 'count' | 'renewNext'>;

/** Where the next step begins: at a kind, after an id. */
export const carryCheckpoint = z.object({ kind: z.string(), after: z.string().nullable() });

/**
 * Carries what was changed of a document into every item that has something of it: an account's new name, or a file of the library.
 * What is written meanwhile has it already, since a write reads those documents in its transaction.
 *
 * @see docs/adr/0037-a-job-carries-names-along.md and 0059-media-in-content.md
 */
export class CarryAlong implements JobHandler {
  /** @param input the name of the document's id in the job's input */
  constructor(
    private readonly input: 'user_id' | 'media_id',
    private readonly kinds: readonly Carrier[],
  ) {}

  /** @throws ZodError when the input is of another version of the site */
  async open({ input }: Job): Promise<JobRun> {
    const id = documentId.parse(z.record(z.string(), z.unknown()).parse(input)[this.input]);
    return { total: await this.count(id), step: (state) => this.step(id, state) };
  }

  /** How many items have something of a document. 1 read for every 1,000 of each kind. */
  async count(id: string): Promise<number> {
    const counts = await Promise.all(this.kinds.map((kind) => kind.count(id)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Renews the next items. */
  async step(id: string, state: JsonObject | null): Promise<StepOutcome> {
    const { kind, after } = carryCheckpoint.parse(state ?? { kind: this.kinds[0]?.name, after: null });
    const at = this.kinds.findIndex(({ name }) => name === kind);
    const [present, following] = this.kinds.slice(Math.max(at, 0)) as [Carrier, Carrier?];
    const { last, ...counted } = await present.renewNext(id, after);
    const next = last === null ? following?.name : kind;
    return { ...counted, state: { kind: next ?? '', after: last }, isLast: next === undefined };
  }
}
