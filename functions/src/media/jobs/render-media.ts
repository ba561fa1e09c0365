import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import type { Job, JobHandler, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import type { Clock, StoredFile } from '../../platform/index.js';
import { documentId } from '../../shared/index.js';
import type { Media, Variant } from '../documents/media.codec.js';
import type { MediaChangesRepository, Rendered } from '../documents/media-changes.repository.js';
import type { MediaRepository } from '../documents/media.repository.js';
import type { MediaFiles } from '../files/media-files.js';
import { sharePicture, type SharePicture } from '../files/share-picture.js';
import { VARIANT_WIDTHS } from '../media.js';
import { hasVariants, MediaRefused } from '../types/index.js';

/** One file, or of one what its focal point changes, or all of them. */
const renderInput = z.union([
  z.strictObject({ media_id: documentId }),
  z.strictObject({ media_id: documentId, share: z.literal(true) }),
  z.strictObject({ all: z.literal(true) }),
]);

/**
 * The file that was rendered last, and whether it was the last one; and of one whose users are being brought up to date, where their
 * next step begins.
 */
const checkpoint = z.object({
  after: z.string().nullable(),
  isLast: z.boolean().default(false),
  showing: z
    .object({ id: z.string(), at: z.record(z.string(), z.unknown()).nullable() })
    .nullable()
    .default(null),
});

/** What shows files, and is to show them as they are by now. */
export interface ShowingOfMedia {
  /** How many show one. */
  count(mediaId: string): Promise<number>;
  /** Brings the next of them up to date. */
  step(mediaId: string, state: JsonObject | null): Promise<StepOutcome>;
}

/** What became of a file. */
type Outcome = 'rendered' | 'failed' | 'skipped';

type Render = (media: Media) => Promise<Outcome>;

interface RenderParts {
  readonly media: MediaRepository;
  readonly changes: MediaChangesRepository;
  readonly files: MediaFiles;
  readonly showing: ShowingOfMedia;
  readonly clock: Clock;
}

/** The processing of pictures, loaded when the first one is to be rendered. */
const loadProcessing = () => import('../processing/index.js');

/**
 * Makes the variants of pictures and finds out what is to know of them: the jobs of kind `render-media`. A file is stored whole, and
 * the document tells of all of them at once at the end, so that a worker that dies leaves nothing that is seen; done again it
 * writes the same to the same places. After that whatever shows the file is brought up to date.
 */
export class RenderMedia implements JobHandler {
  constructor(private readonly parts: RenderParts) {}

  /** @throws ZodError when the input is of another version of the site */
  open({ input }: Job): Promise<JobRun> {
    const asked = renderInput.parse(input);
    const one = 'media_id' in asked ? asked.media_id : null;
    const render: Render =
      'share' in asked ? (media) => this.renderShare(media) : (media) => this.render(media);
    return Promise.resolve({
      total: one === null ? null : 1,
      step: (state) => this.step(one, render, state),
    });
  }

  /** Cuts a picture anew for link previews: its focal point is another one, or was when the job began. */
  async renderShare(media: Media): Promise<Outcome> {
    const share = sharePicture(media);
    if (!share || media.status !== 'ready') return 'skipped';
    const bytes = await this.parts.files.readOriginal(media).catch((error: unknown) => {
      if (isFinal(error)) return null;
      throw error;
    });
    if (!bytes) return 'skipped';
    await this.takeBack(media, [await this.makeShare(media, bytes, share)]);
    return 'rendered';
  }

  /** Renders a picture; what can't be is noted at its document, in words. */
  async render(media: Media): Promise<Outcome> {
    if (!hasVariants(media.type)) return 'skipped';
    try {
      const { rendered, written } = await this.make(media);
      if (!(await this.parts.changes.noteRendered(media, rendered))) await this.takeBack(media, written);
      return 'rendered';
    } catch (error) {
      if (!isFinal(error)) throw error;
      await this.parts.changes.noteRendered(media, {
        status: 'failed',
        failure: error.code === 'not-found' ? LOST : error.message,
        renderedAt: this.parts.clock.now(),
      });
      return 'failed';
    }
  }

  /** @param one that alone is to be rendered; null for all */
  private async step(one: string | null, render: Render, state: JsonObject | null): Promise<StepOutcome> {
    const before = checkpoint.parse(state ?? { after: null });
    if (before.showing) return this.show(before, before.showing);
    const { media, last } =
      one === null
        ? await this.parts.media.listById(before.after, 1)
        : { media: [await this.parts.media.find(one)], last: null };
    const found = media[0] ?? null;
    const outcome = await this.outcomeOf(found, render);
    // Whatever came of it: what is said of the file may be new, too.
    const isShown = found !== null && (await this.parts.showing.count(found.id)) > 0;
    const showing = isShown ? { id: found.id, at: null } : null;
    const isLast = last === null;
    return { ...outcome, state: { after: last, isLast, showing }, isLast: isLast && !showing };
  }

  private async show(
    { after, isLast }: z.output<typeof checkpoint>,
    { id, at }: { readonly id: string; readonly at: JsonObject | null },
  ): Promise<StepOutcome> {
    const { done, problems, ...step } = await this.parts.showing.step(id, at);
    const showing = step.isLast ? null : { id, at: step.state };
    return {
      state: { after, isLast, showing },
      // The job counts files.
      done: 0,
      counts: done > 0 ? { shown: done } : {},
      problems,
      isLast: step.isLast && isLast,
    };
  }

  private async outcomeOf(
    media: Media | null,
    render: Render,
  ): Promise<Pick<StepOutcome, 'done' | 'counts' | 'problems'>> {
    if (!media) return { done: 0, counts: {}, problems: [] };
    const outcome = await render(media);
    const problems =
      outcome === 'failed'
        ? [{ item: media.id, detail: 'nothing can be made of it: see its `failure`' }]
        : [];
    return { done: 1, counts: { [outcome]: 1 }, problems };
  }

  /** Removes what was made of a file that was purged meanwhile, unless somebody has brought the same bytes since. */
  private async takeBack({ hash }: Media, written: readonly StoredFile[]): Promise<void> {
    const known = await this.parts.media.known([hash]);
    if (!known.has(hash)) await this.parts.files.remove(written);
  }

  private async make(media: Media): Promise<{ rendered: Rendered; written: readonly StoredFile[] }> {
    const { files, clock } = this.parts;
    const { inspectPicture, renderVariants, cleanOriginal } = await loadProcessing();
    const bytes = await files.readOriginal(media);
    const facts = await inspectPicture(bytes, media.type);
    const written: StoredFile[] = [];
    if (media.isKeptBack)
      written.push(await files.saveCleanOriginal(media, await cleanOriginal(bytes, media.type)));
    const variants: Variant[] = [];
    for await (const variant of renderVariants(bytes, media.type, VARIANT_WIDTHS)) {
      written.push(await files.saveVariant(media.hash, variant));
      variants.push({ ...variant, bytes: variant.bytes.length });
    }
    const share = sharePicture({ ...media, ...facts });
    if (share) written.push(await this.makeShare(media, bytes, share));
    const rendered: Rendered = {
      status: 'ready',
      failure: null,
      ...facts,
      variants,
      renderedAt: clock.now(),
    };
    return { rendered, written };
  }

  private async makeShare(media: Media, bytes: Buffer, share: SharePicture): Promise<StoredFile> {
    const { renderShare } = await loadProcessing();
    return this.parts.files.saveShare(share, await renderShare(bytes, media.type, share));
  }
}

/** What is said of a file whose original is not in the bucket. */
export const LOST = 'The file is lost: upload it again.';

/** Whether it would be the same at every attempt. */
function isFinal(error: unknown): error is AppError {
  return (
    error instanceof MediaRefused ||
    (error instanceof AppError && ['not-found', 'payload-too-large'].includes(error.code))
  );
}
