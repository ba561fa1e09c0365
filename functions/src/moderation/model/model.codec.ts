import { z } from 'zod';
import { field, StoredCollection, storedTime, toUpdateTime } from '../../documents/index.js';
import { decodeModel, encodeModel } from '../bayes/blocks.js';
import { emptyModel, type Model } from '../bayes/model.js';
import { newId } from '../../shared/index.js';

/** How a model is mended that can't be read. */
export const BEGIN_ANEW = 'DELETE /admin/api/moderation/model begins anew; a backup has what it had learned';

const fields = {
  /** The same in all blocks of a model; another one once it is begun anew. */
  modelId: field(z.string(), 'nobody', BEGIN_ANEW),
  /** See encodeModel. How often words that nobody can read back were in texts of either kind. */
  bytes: field(z.instanceof<typeof Uint8Array<ArrayBufferLike>>(Uint8Array), 'nobody', BEGIN_ANEW),
  learnedAt: field(storedTime, 'nobody', toUpdateTime),
};

/** moderation_model/{block}: what the filter has learned from this site's moderators, in as many documents as `MODEL_BLOCKS`. */
export const MODEL_DOCUMENTS = new StoredCollection({ name: 'moderation_model', fields });

/** What the filter has learned from this site's moderators. */
export interface SiteModel {
  /** Another one each time that it is begun anew. */
  readonly id: string;
  readonly model: Model;
  readonly learnedAt: Date;
}

/** A model that has learned nothing yet. */
export function newSiteModel(now: Date): SiteModel {
  return { id: newId(), model: emptyModel(), learnedAt: now };
}

/** The blocks of a model, as they are stored. */
export function encodeSiteModel({ id, model, learnedAt }: SiteModel): Record<string, unknown>[] {
  return encodeModel(model).map((bytes) => MODEL_DOCUMENTS.encode({ modelId: id, bytes, learnedAt }));
}

/** The model of its blocks; null when they are not those of one. */
export function joinBlocks(
  blocks: readonly { readonly modelId: string; readonly bytes: Uint8Array; readonly learnedAt: Date }[],
): SiteModel | null {
  const [first] = blocks;
  if (!first || blocks.some(({ modelId }) => modelId !== first.modelId)) return null;
  const model = decodeModel(blocks.map(({ bytes }) => bytes));
  return model && { id: first.modelId, model, learnedAt: first.learnedAt };
}
