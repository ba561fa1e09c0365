import type { AuditTrail } from '../../audit/index.js';
import type { SiteModel } from './model.codec.js';
import type { ModelRepository } from './model.repository.js';

/** What admins see of what the filter has learned, and do about it. */
export class ModelService {
  constructor(
    private readonly models: ModelRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Null when it has learned nothing. 2 reads. @throws AppError data-loss for a broken one */
  find(): Promise<SiteModel | null> {
    return this.models.find();
  }

  /** Begins anew: the filter knows what it knew at first. 2 reads, 3 writes. */
  async reset(): Promise<void> {
    await this.models.reset((site) =>
      this.audit.entry({
        action: 'moderation_model_reset',
        target: { type: 'moderation_model', id: site?.id ?? 'broken' },
        before: site ? { ham: site.model.hamTexts, spam: site.model.spamTexts } : {},
      }),
    );
  }
}
