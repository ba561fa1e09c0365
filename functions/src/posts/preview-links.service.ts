import type { AuditTrail } from '../audit/index.js';
import { isSlug } from '../content/index.js';
import { AppError } from '../errors/index.js';
import type { Made, NewKey } from '../idempotency/index.js';
import type { Clock } from '../platform/index.js';
import { newId } from '../shared/index.js';
import type { Post } from './post.js';
import type { PostsRepository } from './posts.repository.js';
import { postNotFound } from './refused-writes.repository.js';
import { previewRefused, type PreviewLinks } from './preview-links.js';

/** A link, as its token and until when it is good, up to the second. */
interface PreviewLink {
  readonly post: Post;
  readonly token: string;
  readonly expiresAt: Date;
}

interface PreviewLinksParts {
  readonly posts: PostsRepository;
  readonly links: PreviewLinks;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Shows one post, drafts included, to people without an account. */
export class PreviewLinksService {
  constructor(private readonly parts: PreviewLinksParts) {}

  /**
   * A token that shows the post, whatever its status, to whoever has the link. 1 read, 1 to 2 writes, 1 more with a key.
   *
   * @throws AppError not-found; failed-precondition when the post has no room for it
   */
  async create(id: string, hours: number, key: NewKey | null = null): Promise<PreviewLink> {
    const entry = this.parts.audit.entry({
      action: 'post_preview_link_created',
      target: { type: 'post', id },
    });
    const expiresAt = new Date(this.parts.clock.now().getTime() + hours * 60 * 60 * 1000);
    const details = { expires_at: expiresAt.toISOString() };
    const post = await this.parts.posts.changePreviewKey(
      id,
      ({ previewKey }) => previewKey ?? newId(),
      entry,
      { key, made: ({ previewKey }) => ({ id, details: { ...details, preview_key: previewKey ?? '' } }) },
    );
    return this.linkTo(post, expiresAt);
  }

  /** The link that a request has made before. 1 read. @throws AppError not-found when it is void by now */
  async recall({ id, details = {} }: Made): Promise<PreviewLink> {
    const post = await this.parts.posts.find(id);
    if (!post) throw postNotFound();
    if (post.previewKey !== details['preview_key']) throw revoked();
    return this.linkTo(post, new Date(details['expires_at'] ?? ''));
  }

  /** Voids every preview link of the post. 1 read, 1 to 2 writes. @throws AppError not-found */
  async revokeAll(id: string): Promise<void> {
    const entry = this.parts.audit.entry({
      action: 'post_preview_links_revoked',
      target: { type: 'post', id },
    });
    await this.parts.posts.changePreviewKey(id, () => null, entry);
  }

  /**
   * The post that a preview link shows: as stored, past every cache. 2 reads in 2 round trips.
   *
   * @throws AppError permission-denied when the link is not good, or the post is gone or in the trash
   */
  async getPost(slug: string, token: string): Promise<Post> {
    const post = isSlug(slug) ? (await this.parts.posts.findBySlug(slug)).value : null;
    // The same for a post that is not there: a draft's slug is not to be guessed.
    if (!post || post.status === 'trashed') throw previewRefused();
    this.parts.links.require(token, post, this.parts.clock.now());
    return post;
  }

  private linkTo(post: Post, expiresAt: Date): PreviewLink {
    return { post, token: this.parts.links.token(post.id, post.previewKey ?? '', expiresAt), expiresAt };
  }
}

function revoked(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'The link that this Idempotency-Key has made was revoked. Use a new key for another link.',
  });
}
