import { z } from 'zod';
import type { Job, JobHandler, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import type { Clock } from '../../platform/index.js';
import { documentId } from '../../shared/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { NAMES_BATCH_SIZE, type NamesRepository } from './names.repository.js';
import { summarise } from './summarise.js';

/** Whose name it is. The name itself is read from the account at each step: that of the newest rename wins. */
const renameInput = z.object({ user_id: documentId });

interface NamedKind<T extends ContentTypes> {
  readonly kind: Pick<ContentKind<T>, 'name'>;
  readonly names: NamesRepository<T>;
  readonly clock: Clock;
}

/** What a step has done for one kind, and the last id that it came to; null when it is through. */
interface KindStep extends Pick<StepOutcome, 'done' | 'counts' | 'problems'> {
  readonly last: string | null;
}

/** The names of authors in one kind of content. */
export class KindNames<T extends ContentTypes> {
  constructor(private readonly parts: NamedKind<T>) {}

  /** Of the kind. */
  get name(): string {
    return this.parts.kind.name;
  }

  /** How many items an account is an author of. 1 read for every 1,000. */
  async count(authorId: string): Promise<number> {
    return this.parts.names.count(authorId);
  }

  /** Names the authors of the next items of an account, after `after`. */
  async renewNext(authorId: string, after: string | null): Promise<KindStep> {
    const { names, clock } = this.parts;
    const ids = await names.listAfter(authorId, after, NAMES_BATCH_SIZE);
    const outcomes = ids.length === 0 ? [] : await names.renew(ids, clock);
    const stored = ids.flatMap((id, index) => {
      const outcome = outcomes[index];
      return outcome ? [{ id, outcome }] : [];
    });
    return {
      last: ids.length < NAMES_BATCH_SIZE ? null : (ids.at(-1) ?? null),
      done: stored.length,
      ...summarise(
        stored.map(({ id }) => id),
        stored.map(({ outcome }) => outcome),
      ),
    };
  }
}

type NamesOfKind = Pick<KindNames<ContentTypes>, 'name' | 'count' | 'renewNext'>;

/**
 * Carries an account's new name into every item that names it as an author: the jobs of kind `rename-author`. What is written
 * meanwhile has the new name already, since a write reads the accounts of its authors in its transaction.
 *
 * @see docs/adr/0037-a-job-carries-names-along.md
 */
export class RenameAuthor implements JobHandler {
  constructor(private readonly kinds: readonly NamesOfKind[]) {}

  /** @throws ZodError when the input is of another version of the site */
  async open({ input }: Job): Promise<JobRun> {
    const { user_id: authorId } = renameInput.parse(input);
    const counts = await Promise.all(this.kinds.map((kind) => kind.count(authorId)));
    return {
      total: counts.reduce((sum, count) => sum + count, 0),
      step: (state) => this.step(authorId, state),
    };
  }

  private async step(authorId: string, state: JsonObject | null): Promise<StepOutcome> {
    const names = this.kinds.map(({ name }) => name);
    const checkpoint = z.object({ kind: z.enum(names), after: z.string().nullable() });
    const { kind, after } = checkpoint.parse(state ?? { kind: names[0], after: null });
    const [present, following] = this.kinds.slice(names.indexOf(kind)) as [NamesOfKind, NamesOfKind?];
    const { last, ...counted } = await present.renewNext(authorId, after);
    const next = last === null ? following?.name : kind;
    return { ...counted, state: { kind: next ?? '', after: last }, isLast: next === undefined };
  }
}
