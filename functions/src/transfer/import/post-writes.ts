import { compose, type Author, type RenderWarning } from '../../content/index.js';
import { pick } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import { POST_KIND, type Post, type PostsService } from '../../posts/index.js';
import { versionEtag } from '../../shared/index.js';
import { shownFrom, type ImportedPost } from '../formats/imported-post.js';
import { lostOf, type ItemOutcome } from './import-outcomes.js';

const CHANGED_MEANWHILE =
  'It was changed here meanwhile, and where it comes from not everybody can read it; nothing was changed. Import the file again.';

/** A post of the file, ready to be stored. */
export interface ComposedPost {
  readonly source: ImportedPost;
  readonly post: Post;
  /** What of its text its HTML has not. */
  readonly warnings: readonly RenderWarning[];
}

/** A new post. @throws AppError validation-failed when the content can't be rendered or stored */
export async function composePost(
  source: ImportedPost,
  authors: readonly Author[],
  now: Date,
): Promise<ComposedPost> {
  const past = (time: Date | null): Date => (time !== null && time < now ? time : now);
  const createdAt = past(source.createdAt ?? source.publishedAt);
  let warnings: readonly RenderWarning[] = [];
  const post = await compose(
    POST_KIND,
    { ...source, slug: source.slug ?? undefined, seo: source.seo ?? undefined },
    {
      id: source.id,
      authors,
      publishedAt: source.publishedAt ?? (source.status === 'published' ? createdAt : null),
      createdAt,
      updatedAt: past(source.updatedAt ?? createdAt),
    },
    (given) => (warnings = given),
  );
  return { source, post, warnings };
}

interface Update {
  readonly present: Post;
  readonly source: ImportedPost;
  /** Those of its authors that are known here. */
  readonly known: readonly Author[];
  readonly now: Date;
}

/**
 * Writes what the file has of a post's content; state and date stay, and the authors when the file names none that is
 * known here. A text that is the same is not rendered again, so that a post of before stays unchanged. What not everybody
 * can read in its source is for the version that was looked at: another may be public.
 *
 * @throws AppError as PostsService.update
 */
export async function updatePost(
  posts: Pick<PostsService, 'update'>,
  { present, source, known, now }: Update,
): Promise<ItemOutcome> {
  const seo = source.seo ?? undefined;
  const authors = known.length > 0 ? known : undefined;
  const isSameText = source.contentMd === present.contentMd;
  const names = POST_KIND.contentNames.filter((name) => name !== 'contentMd' || !isSameText);
  const changes = { ...pick(source, names), seo, authors };
  const accepted = shownFrom(source) <= now.getTime() ? null : [versionEtag(present.version)];
  let warnings: readonly RenderWarning[] = [];
  const write = async (slug: string | undefined): Promise<ItemOutcome> => {
    const heed = (given: readonly RenderWarning[]) => (warnings = given);
    const { version } = await posts.update(present.id, { ...changes, slug }, accepted, heed);
    if (version === present.version) return { name: 'unchanged', source };
    return { name: 'updated', source, ...lostOf(warnings) };
  };
  try {
    return await write(source.slug ?? undefined);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'stale-version') return { name: 'failed', source, detail: CHANGED_MEANWHILE };
    if (error.code !== 'already-exists') throw error;
    const detail = `Its slug is another post's: it stays at "${present.slug}".`;
    return { ...(await write(undefined)), detail };
  }
}
