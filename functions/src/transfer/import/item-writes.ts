import {
  compose,
  type Author,
  type ContentItem,
  type ContentKind,
  type ContentTypes,
  type CoverImage,
  type RenderWarning,
} from '../../content/index.js';
import { pick } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import { versionEtag } from '../../shared/index.js';
import { shownFrom, type ImportedItem } from '../formats/imported-post.js';
import { lostOf, type ItemOutcome } from './import-outcomes.js';

const CHANGED_MEANWHILE =
  'It was changed here meanwhile, and where it comes from not everybody can read it; nothing was changed. Import the file again.';

/** A kind, and what of an item of a file its writers would have given. */
export interface ImportedKind<T extends ContentTypes, Source extends ImportedItem> {
  readonly kind: ContentKind<T>;
  readonly contentOf: (source: Source) => T['content'];
}

/** An item of the file, ready to be stored. */
export interface ComposedItem<T extends ContentTypes, Source extends ImportedItem> {
  readonly source: Source;
  readonly item: T['item'];
  /** What of its text its HTML has not. */
  readonly warnings: readonly RenderWarning[];
}

/** A new item. @throws AppError validation-failed when the content can't be rendered or stored */
export async function composeItem<T extends ContentTypes, Source extends ImportedItem>(
  { kind, contentOf }: ImportedKind<T, Source>,
  source: Source,
  authors: readonly Author[],
  now: Date,
): Promise<ComposedItem<T, Source>> {
  const past = (time: Date | null): Date => (time !== null && time < now ? time : now);
  const createdAt = past(source.createdAt ?? source.publishedAt);
  let warnings: readonly RenderWarning[] = [];
  const item = await compose<T>(
    kind,
    contentOf(source),
    {
      id: source.id,
      authors,
      publishedAt: source.publishedAt ?? (source.status === 'published' ? createdAt : null),
      createdAt,
      updatedAt: past(source.updatedAt ?? createdAt),
    },
    (given) => (warnings = given),
  );
  return { source, item, warnings };
}

interface Update<T extends ContentTypes, Source extends ImportedItem> {
  readonly present: T['item'];
  readonly source: Source;
  /** Those of its authors that are known here. */
  readonly known: readonly Author[];
  readonly now: Date;
}

/** Writes what is given of an item: as ContentService.update. */
export type UpdateItem<T extends ContentTypes> = (
  id: string,
  patch: T['patch'],
  accepted: readonly string[] | null,
  heed?: (warnings: readonly RenderWarning[]) => void,
) => Promise<T['item']>;

/** Whether the cover is the file of the library that the item shows: a job brings what is new of that. */
function isSameCover(source: ImportedItem, present: ContentItem): boolean {
  const [given, stored] = [source, present].map(
    (item) => (item as { coverImage?: CoverImage | null }).coverImage,
  );
  if (!given || stored?.media === undefined) return false;
  return given.url === `media:${stored.media.id}` && given.alt === stored.alt;
}

/**
 * Writes what the file has of an item's content; state and date stay, and the authors when the file names none that is
 * known here. A text that is the same is not rendered again, so that an item of before stays unchanged. What not everybody
 * can read in its source is for the version that was looked at: another may be public.
 *
 * @throws AppError as ContentService.update
 */
export async function updateItem<T extends ContentTypes, Source extends ImportedItem>(
  { kind, contentOf }: ImportedKind<T, Source>,
  update: UpdateItem<T>,
  { present, source, known, now }: Update<T, Source>,
): Promise<ItemOutcome> {
  const authors = known.length > 0 ? known : undefined;
  const isSameText = source.contentMd === present.contentMd;
  const isSame = { contentMd: isSameText, coverImage: isSameCover(source, present) };
  const names = kind.contentNames.filter((name) => !(name in isSame && isSame[name as keyof typeof isSame]));
  const changes = { ...pick(contentOf(source), names), authors } as T['patch'];
  const accepted = shownFrom(source) <= now.getTime() ? null : [versionEtag(present.version)];
  let warnings: readonly RenderWarning[] = [];
  const write = async (slug: string | undefined): Promise<ItemOutcome> => {
    const heed = (given: readonly RenderWarning[]) => (warnings = given);
    const { version } = await update(present.id, { ...changes, slug }, accepted, heed);
    if (version === present.version) return { name: 'unchanged', source };
    return { name: 'updated', source, ...lostOf(warnings) };
  };
  try {
    return await write(source.slug ?? undefined);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'stale-version') return { name: 'failed', source, detail: CHANGED_MEANWHILE };
    if (error.code !== 'already-exists') throw error;
    const detail = `Its slug is another ${kind.name}'s: it stays at "${present.slug}".`;
    return { ...(await write(undefined)), detail };
  }
}
