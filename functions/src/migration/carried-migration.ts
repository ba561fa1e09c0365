import type { CarriedRepository, CarryOutcome, ContentTypes } from '../content/index.js';
import type { Clock } from '../platform/index.js';
import type { Finding, MigrationStep } from './migration-step.js';

interface CarriedMigrationParts {
  readonly kind: { readonly collection: string };
  /** What is carried, behind the collection in the step's name. */
  readonly what: 'names' | 'media';
  readonly carried: Pick<CarriedRepository<ContentTypes>, 'atOnce' | 'compareAfter' | 'renew'>;
  readonly clock: Clock;
}

/**
 * Gives a kind's items what they have of other documents, the names of their authors or the files of the library that they show, as
 * that is now: of those that no job has brought it, or whose job was cancelled or given up. Items that can't be read are the
 * business of the step of their collection.
 */
export class CarriedMigration implements MigrationStep {
  readonly name: string;

  constructor(private readonly parts: CarriedMigrationParts) {
    this.name = `${parts.kind.collection}/${parts.what}`;
  }

  /** As CarriedRepository.compareAfter. */
  async look(after: string | null, limit: number): Promise<readonly Finding[]> {
    const compared = await this.parts.carried.compareAfter(after && idOf(after), limit);
    return compared.map(({ id, isOutdated }) => ({
      path: this.pathOf(id),
      outcome: isOutdated ? 'changed' : 'unchanged',
    }));
  }

  /** As CarriedRepository.renew. */
  async bring(paths: readonly string[]): Promise<readonly Finding[]> {
    const { carried, clock } = this.parts;
    const findings: Finding[] = [];
    for (let begin = 0; begin < paths.length; begin += carried.atOnce) {
      const some = paths.slice(begin, begin + carried.atOnce);
      const outcomes = await carried.renew(some.map(idOf), clock);
      for (const [index, path] of some.entries()) findings.push(findingOf(path, outcomes[index] ?? null));
    }
    return findings;
  }

  private pathOf(id: string): string {
    return `${this.parts.kind.collection}/${id}`;
  }
}

function findingOf(path: string, outcome: CarryOutcome<ContentTypes>): Finding {
  if (outcome === null) return { path, outcome: 'unchanged' };
  if ('error' in outcome) return { path, outcome: 'failed', detail: outcome.error.reason };
  return { path, outcome: outcome.after === outcome.before ? 'unchanged' : 'changed' };
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
