import { AppError } from '../errors/index.js';
import type { SettingsService, SiteSettings } from '../settings/index.js';
import type { TagDetails, TagsService } from '../tags/index.js';
import type { Frame, Frames } from './frame.js';

const NO_TAG_DETAILS: TagDetails = new Map();

/** Gives what all pages have, as the settings are now. */
export class FrameService {
  constructor(
    private readonly settings: SettingsService,
    private readonly tags: TagsService,
    private readonly frames: Frames,
  ) {}

  /** 0 reads when kept, else 2. */
  async current(): Promise<Frame> {
    const [settings, tags] = await Promise.all([this.settings.current(), this.tags.details()]);
    return this.frames.of(settings, tags);
  }

  /** As they were when this instance last asked, and without what is said of tags: for when nothing can or shall be asked. */
  lastKnown(): Promise<Frame> {
    return this.frames.of(this.settings.lastKnown, NO_TAG_DETAILS);
  }

  /** The same for a page that the site may not have. @throws AppError not-found where the settings do not show that part */
  async thatShows(part: keyof SiteSettings['shown']): Promise<Frame> {
    const frame = await this.current();
    if (!frame.settings.shown[part]) throw pageNotFound();
    return frame;
  }
}

/** The 404 of a page. */
export function pageNotFound(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such page.' });
}
