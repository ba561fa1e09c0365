import { errorFields, type Clock, type Logger } from '../../platform/index.js';
import { withDeadline } from '../../shared/index.js';
import { emptyModel, type Model } from '../bayes/model.js';
import type { ModelRepository } from './model.repository.js';

/** How far behind what moderators decide an instance may judge, beside the sweep's 5 minutes, in ms. */
export const MAX_AGE_MS = 5 * 60_000;

/** When it is tried again after it could not be read, in ms. */
export const RETRY_MS = 30_000;

/** A submission waits no longer for it, in ms. */
const TIMEOUT_MS = 1_000;

interface LearnedModelParts {
  readonly models: Pick<ModelRepository, 'find'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the filter has learned, as an instance knows it: kept for some minutes, so that most judgements read nothing. */
export class LearnedModel {
  private model = emptyModel();
  private goodUntil = 0;
  private reading: Promise<void> | undefined;

  constructor(private readonly parts: LearnedModelParts) {}

  /**
   * The model to judge by, which nobody may change. 2 reads in 1 round trip at most once in 5 minutes, else none. When it can't be
   * read, what is known counts: a submission is never refused for that.
   */
  async current(): Promise<Model> {
    if (this.parts.clock.now().getTime() >= this.goodUntil)
      await (this.reading ??= this.read().finally(() => (this.reading = undefined)));
    return this.model;
  }

  private async read(): Promise<void> {
    const { models, clock, logger } = this.parts;
    try {
      const site = await withDeadline(models.find(), TIMEOUT_MS);
      this.model = site?.model ?? emptyModel();
      this.goodUntil = clock.now().getTime() + MAX_AGE_MS;
    } catch (error) {
      logger.log('warn', 'learned model not read; judged by what is known', errorFields(error));
      this.goodUntil = clock.now().getTime() + RETRY_MS;
    }
  }
}
