import type { Response } from 'express';
import { itemEtag, lastModified, type ContentItem } from '../content-item.js';
import type { ContentTypes } from '../content-kind.js';
import type { Heed } from '../items/compose.js';
import type { RenderWarning } from '../markdown/render-warnings.js';
import type { KindWire } from '../wire/kind-wire.js';

/** How a change of an item can be refused. */
export const CHANGE_REFUSALS = ['not-found', 'stale-version', 'failed-precondition', 'aborted'] as const;

/** The headers of an item's version. */
export const VERSION_HEADERS = ['ETag', 'Last-Modified'] as const;

/** Answers an item as editors see it, with the ETag that guards the next write. */
export function sendItem<T extends ContentTypes>(
  res: Response,
  { editorItem }: Pick<KindWire<T>, 'editorItem'>,
  item: T['item'],
): void {
  withVersion(res, item).json(editorItem.present(item));
}

/** Saves an item and answers it, with what its writer is warned of. */
export async function sendSaved<T extends ContentTypes>(
  res: Response,
  { editorItem }: Pick<KindWire<T>, 'editorItem'>,
  save: (heed: Heed) => Promise<T['item']>,
): Promise<void> {
  let warnings: readonly RenderWarning[] = [];
  const item = await save((given) => (warnings = [...warnings, ...given]));
  withVersion(res, item).json({ ...editorItem.present(item), warnings });
}

function withVersion(res: Response, item: ContentItem): Response {
  const changedAt = lastModified(item, item.updatedAt);
  return res.set({ ETag: itemEtag(item), 'Last-Modified': changedAt.toUTCString() });
}
