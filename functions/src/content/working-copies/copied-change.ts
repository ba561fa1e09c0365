import { isDeepStrictEqual } from 'node:util';
import type { ContentTypes } from '../content-kind.js';
import type { WithAuthors } from '../items/content.service.js';
import type { CopyContent } from './working-copy.js';

/** Gives what a copy says as a change of its item. @throws AppError validation-failed where it is not fit for one */
export type Finish<T extends ContentTypes> = (content: CopyContent) => T['patch'] & WithAuthors;

/** What a copy changes of its item: authors that it has stay, whether or not they might be given now. @throws AppError as Finish */
export function changeOf<T extends ContentTypes>(
  finish: Finish<T>,
  content: CopyContent,
  { authors }: T['item'],
): T['patch'] & WithAuthors {
  const { authorIds, ...patch } = finish(content);
  const isBySame = isDeepStrictEqual(
    authorIds,
    authors.map(({ id }) => id),
  );
  return isBySame ? patch : { ...patch, authorIds };
}
