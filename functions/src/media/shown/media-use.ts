import { z } from 'zod';

/** A place that shows a file, or had it shown as of a version that is kept. */
export interface MediaUse {
  /** The name of a kind of content, `author` or `settings`. */
  readonly type: string;
  readonly id: string;
  /** Null of what has none, and of versions of before. */
  readonly title: string | null;
  /** Whether only a version of before has it: who goes back to that one needs the file. */
  readonly isFormer: boolean;
}

/** See MediaUse, by the names of the API. */
export const MEDIA_USE_SHAPE = {
  type: z.string().describe('A kind of content such as `post`, `author` or `settings`'),
  id: z.string(),
  title: z.string().nullable(),
  is_former: z.boolean().describe('Only a version of before has it, which is kept'),
};

/** See MEDIA_USE_SHAPE. */
export function presentUse({ type, id, title, isFormer }: MediaUse) {
  return { type, id, title, is_former: isFormer };
}
