import type { FieldError, Remote } from '../saving/remote.js';
import type { Attempt } from '../saving/save-queue.js';
import { changesBetween } from '../writing/changes.js';
import type { Fields } from '../writing/fields.js';
import type { Keeping } from './keeping.js';
import type { SessionEvents } from './session-parts.js';
import { Withheld } from './withheld.js';
import type { Written } from './written.js';

interface SendingParts {
  readonly remote: Remote;
  readonly written: Written;
  readonly keeping: Keeping;
  readonly events: Pick<SessionEvents, 'onErrors' | 'onGone'>;
  /** Shows what comes of a merge, and has it kept. */
  readonly merge: <T>(work: () => T) => T;
}

/** Sends what the journal has; what the server says to it decides how it goes on. */
export class Sending {
  private isGone = false;
  private readonly withheld = new Withheld();

  constructor(private readonly parts: SendingParts) {}

  /** Whether something can be sent that the server may take. */
  get hasNews(): boolean {
    const { written } = this.parts;
    if (written.isHeld || this.isGone) return false;
    return changesBetween(written.base.fields, this.sendable()).length > 0;
  }

  /**
   * Sends once.
   *
   * @param begin called when it is settled what is sent
   * @throws Unreachable, TryLater
   */
  async attempt(begin: () => void): Promise<Attempt> {
    const { keeping, written, remote } = this.parts;
    await keeping.settled();
    begin();
    if (written.isHeld || this.isGone) return 'held';
    const fields = this.sendable();
    const { base } = written;
    this.sayErrors();
    if (changesBetween(base.fields, fields).length === 0) return this.done();
    written.sending(fields);
    const outcome = await remote.store(fields, base);
    switch (outcome.kind) {
      case 'stored': {
        const { itemVersion, copyTag } = outcome;
        this.parts.merge(() => {
          written.acknowledge({ fields, itemVersion, copyTag });
        });
        return this.done();
      }
      case 'refused': {
        const isKnown = this.withheld.add(fields, outcome.errors, base.fields).length > 0;
        this.sayErrors(isKnown ? [] : outcome.errors);
        return isKnown ? 'again' : 'held';
      }
      case 'stale': {
        const loaded = await remote.load();
        if (!loaded) return this.lose();
        return this.parts.merge(() => written.rebaseOnto(loaded)) ? 'again' : 'held';
      }
      case 'gone':
        return this.lose();
    }
  }

  /** Forgets what the server did not take: it was thrown away. */
  startAnew(): void {
    this.withheld.clear();
    this.sayErrors();
  }

  /** What the journal has, without what the server does not take. */
  private sendable(): Fields {
    return this.withheld.takeOut(this.parts.keeping.fields, this.parts.written.base.fields);
  }

  private done(): Attempt {
    return this.withheld.isAny ? 'held' : 'saved';
  }

  private sayErrors(more: readonly FieldError[] = []): void {
    this.parts.events.onErrors([...this.withheld.errors, ...more]);
  }

  private lose(): Attempt {
    this.isGone = true;
    this.parts.events.onGone();
    return 'held';
  }
}
