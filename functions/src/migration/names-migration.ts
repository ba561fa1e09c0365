import {
  CARRIED_AT_ONCE,
  type ContentTypes,
  type CarryOutcome,
  type CarriedRepository,
} from '../content/index.js';
import type { Clock } from '../platform/index.js';
import type { Finding, MigrationStep } from './migration-step.js';

interface NamesMigrationParts {
  readonly kind: { readonly collection: string };
  readonly names: Pick<CarriedRepository<ContentTypes>, 'compareAfter' | 'renew'>;
  readonly clock: Clock;
}

/**
 * Names the authors of a kind's items as their accounts are named: of those that were renamed when no job carried that along, or
 * whose job was cancelled or given up. Items that can't be read are the business of the step of their collection.
 */
export class NamesMigration implements MigrationStep {
  readonly name: string;

  constructor(private readonly parts: NamesMigrationParts) {
    this.name = `${parts.kind.collection}/names`;
  }

  /** As CarriedRepository.compareAfter. */
  async look(after: string | null, limit: number): Promise<readonly Finding[]> {
    const compared = await this.parts.names.compareAfter(after && idOf(after), limit);
    return compared.map(({ id, isOutdated }) => ({
      path: this.pathOf(id),
      outcome: isOutdated ? 'changed' : 'unchanged',
    }));
  }

  /** As CarriedRepository.renew. */
  async bring(paths: readonly string[]): Promise<readonly Finding[]> {
    const { names, clock } = this.parts;
    const findings: Finding[] = [];
    for (let begin = 0; begin < paths.length; begin += CARRIED_AT_ONCE) {
      const some = paths.slice(begin, begin + CARRIED_AT_ONCE);
      const outcomes = await names.renew(some.map(idOf), clock);
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
