import { withDeadline } from '../shared/index.js';
import { errorFields, type Clock, type Logger } from '../platform/index.js';
import type { SiteSettings } from './settings.codec.js';
import type { SettingsRepository } from './settings.repository.js';

/** How long a worker goes by what it has read, in ms. */
const REMEMBERED_MS = 60_000;

/** How long it waits for the database, in ms: settings are no reason for a mail to be late. */
const READ_TIMEOUT_MS = 3_000;

interface RememberedParts {
  readonly settings: Pick<SettingsRepository, 'findWhole'>;
  /** What holds until somebody stores something. */
  readonly starting: SiteSettings;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The settings for workers: asked for at most once a minute, and never in the way of the work. */
export class RememberedSettings {
  private last: { readonly settings: SiteSettings; readonly readAt: number } | undefined;

  constructor(private readonly parts: RememberedParts) {}

  /** The settings of at most a minute ago; where they can't be read, those known before. 0 reads or 1. Never throws. */
  async current(): Promise<SiteSettings> {
    const { settings, starting, clock, logger } = this.parts;
    const now = clock.now().getTime();
    // A clock that was set back must not keep them for longer.
    if (this.last && Math.abs(now - this.last.readAt) < REMEMBERED_MS) return this.last.settings;
    try {
      const { value } = await withDeadline(settings.findWhole(), READ_TIMEOUT_MS);
      this.last = { settings: value ?? starting, readAt: now };
    } catch (error) {
      logger.log('warn', 'settings not read; the last known are used', errorFields(error));
    }
    return this.last?.settings ?? starting;
  }
}
