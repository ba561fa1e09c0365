import { isDeepStrictEqual } from 'node:util';
import type { AuditTrail } from '../audit/index.js';
import { pick } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import type { Clock, ReadCache } from '../platform/index.js';
import { requireVersion } from '../shared/index.js';
import { requireContrast } from './contrast-check.js';
import { mergePatch, type Patch } from './merge-patch.js';
import {
  CHOSEN_NAMES,
  SETTINGS,
  SETTINGS_ID,
  type ChosenSettings,
  type SiteSettings,
  type StoredSettings,
} from './settings.codec.js';
import type { SettingsRepository } from './settings.repository.js';

/** What a change gives: what is absent stays, also within objects. */
export type SettingsPatch = Patch<ChosenSettings>;

/** ETags that a write accepts, from `If-Match`; null for any version. */
type Accepted = readonly string[] | null;

/** How long settings are kept while nothing is written, in ms: nothing in them appears by its time. */
const MAX_AGE_MS = 60 * 60 * 1000;

interface SettingsParts {
  readonly settings: SettingsRepository;
  /** What holds until somebody stores something. */
  readonly starting: SiteSettings;
  readonly audit: AuditTrail;
  readonly cache: ReadCache;
  readonly clock: Clock;
}

/** What the site's owner chooses of it. */
export class SettingsService {
  private last: SiteSettings | undefined;

  constructor(private readonly parts: SettingsParts) {}

  /** The settings that this instance knew last, without asking: for what need not be exact. */
  get lastKnown(): SiteSettings {
    return this.last ?? this.parts.starting;
  }

  /**
   * The settings for visitors, the same object until they change; those that the site starts with where none are stored, or
   * what is stored is broken. 0 reads when kept, else 1. The request in hand notes how fresh they are.
   */
  async current(): Promise<SiteSettings> {
    const { cache, settings, starting } = this.parts;
    return cache.get('settings', async () => {
      const { value, readTime } = await settings.findWhole();
      this.last = value ?? starting;
      return { value: this.last, readTime, maxAgeMs: MAX_AGE_MS };
    });
  }

  /** The settings as they are stored now, or as the site starts. 1 read. @throws AppError data-loss when they are broken */
  async get(): Promise<SiteSettings> {
    return (await this.parts.settings.find()) ?? this.parts.starting;
  }

  /**
   * Changes what is given, as a new version. 1 read, 4 writes, 1 more once 50 revisions are kept; none where nothing changes.
   *
   * @throws AppError stale-version; validation-failed when colours are too close; data-loss when what is stored is broken
   */
  async update(patch: SettingsPatch, accepted: Accepted): Promise<SiteSettings> {
    return this.write(accepted, (present) => mergePatch<ChosenSettings>(chosenOf(present), patch));
  }

  /** The revisions that are kept, the last first. At most 50 reads. */
  async listRevisions(): Promise<StoredSettings[]> {
    return this.parts.settings.listRevisions();
  }

  /** The settings as of a version. 1 read. @throws AppError not-found when it is not kept; data-loss when it is broken */
  async getRevision(version: number): Promise<StoredSettings> {
    const revision = await this.parts.settings.findRevision(version);
    if (revision) return revision;
    throw new AppError({
      code: 'not-found',
      message: `Version ${String(version)} of the settings is not kept. GET /admin/api/settings/revisions lists what is.`,
    });
  }

  /** Writes what a revision has as a new version. As update, and 1 read. @throws AppError not-found; as update */
  async restore(version: number, accepted: Accepted): Promise<SiteSettings> {
    const revision = await this.getRevision(version);
    return this.write(accepted, () => chosenOf(revision));
  }

  private async write(
    accepted: Accepted,
    choose: (present: SiteSettings) => ChosenSettings,
  ): Promise<SiteSettings> {
    const { settings, starting, audit, cache, clock } = this.parts;
    const stored = await settings.change((before) => {
      const present = before ?? starting;
      requireVersion(accepted, present.version);
      const chosen = choose(present);
      if (isDeepStrictEqual(chosen, chosenOf(present))) return null;
      requireContrast(chosen.colors);
      const entry = audit.entry({
        action: 'settings_updated',
        target: { type: 'settings', id: SETTINGS_ID },
        before: SETTINGS.encodePart(chosenOf(present)),
        after: SETTINGS.encodePart(chosen),
      });
      const noted = { version: present.version + 1, updatedAt: clock.now(), updatedBy: entry.actorId };
      return { settings: { ...present, ...chosen, ...noted }, entry };
    });
    cache.clear();
    return stored ?? starting;
  }
}

function chosenOf(settings: SiteSettings): ChosenSettings {
  return pick(settings, CHOSEN_NAMES);
}
