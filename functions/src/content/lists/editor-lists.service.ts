import type { Clock } from '../../platform/index.js';
import type { Cursors, PageRequest } from '../../shared/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { WorkingCopiesRepository } from '../working-copies/working-copies.repository.js';
import type { Directory } from '../directory/directory.repository.js';
import { editorPage, listPosition, type EditorFilter } from './editor-list.js';

/** One page of the editors' list, the cursor of the next, null at the end, and how many items there are on all pages. */
export interface EditorListed<T extends ContentTypes> {
  readonly items: readonly T['entry'][];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** What the list is narrowed to by the kind's own fields. */
export interface OwnNarrowing<T extends ContentTypes> {
  /** The values asked for, as JSON: they name the list that a cursor belongs to. */
  readonly asked: object;
  readonly matches: (item: T['entry']) => boolean;
}

/** Of what there are working copies. */
type Copies = Pick<WorkingCopiesRepository, 'idsOf'>;

interface EditorListsParts<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly directory: Directory<T>;
  readonly copies: Copies;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** All items of a kind, for editors. */
export class EditorListsService<T extends ContentTypes> {
  constructor(private readonly parts: EditorListsParts<T>) {}

  /**
   * Items as they are stored now. Costs what Shards.refresh does, whatever the page, filter and order, and 1 read for each working
   * copy where these are asked for.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async list(
    { limit, cursor }: PageRequest,
    filter: EditorFilter,
    { asked, matches }: OwnNarrowing<T>,
  ): Promise<EditorListed<T>> {
    const { kind, directory, copies, cursors, clock } = this.parts;
    const now = clock.now();
    const list = cursors.of(`editors:${kind.plural}:${JSON.stringify([filter, asked])}`, listPosition);
    const after = list.decode(cursor, now);
    const [{ values }, changed] = await Promise.all([
      directory.refresh(),
      filter.hasChanges === null ? new Set<string>() : copies.idsOf(kind.name),
    ]);
    const { searchedOf } = kind;
    const page = editorPage(values.values(), filter, { now, matches, changed, after, limit, searchedOf });
    const { items, total, end } = page;
    return { items, total, nextCursor: end && list.encode(end, now) };
  }
}
