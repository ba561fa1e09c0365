import { pick } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import type { Post } from './post.js';
import type { Accepted, PostsService } from './posts.service.js';
import { CONTENT_NAMES } from './compose-post.js';
import type { Revision, RevisionSummary } from './posts.codec.js';
import { compareRevisions, type RevisionDiff } from './revision.js';
import type { RevisionsRepository } from './revisions.repository.js';

/** What a writer can do with the versions that a post had. */
export class RevisionsService {
  constructor(
    private readonly revisions: RevisionsRepository,
    private readonly posts: PostsService,
  ) {}

  /** The kept revisions, the last first. At most 51 reads. @throws AppError not-found for an unknown post */
  async list(postId: string): Promise<RevisionSummary[]> {
    const [found] = await Promise.all([this.revisions.list(postId), this.posts.requireStored(postId)]);
    return found;
  }

  /** @throws AppError not-found when the revision is not kept */
  async get(postId: string, version: number): Promise<Revision> {
    const [revision] = await this.revisions.findMany(postId, [version]);
    if (!revision) throw revisionNotFound(version);
    return revision;
  }

  /** What changed from version `from` to version `to`. 2 reads. @throws AppError not-found */
  async compare(postId: string, from: number, to: number): Promise<RevisionDiff> {
    const [before, after] = await this.revisions.findMany(postId, [from, to]);
    if (!before) throw revisionNotFound(from);
    if (!after) throw revisionNotFound(to);
    return compareRevisions(before, after);
  }

  /**
   * Writes what a revision has as a new version; slug, status and date of the post stay.
   *
   * @throws AppError not-found; as PostsService.update
   */
  async restore(postId: string, version: number, accepted: Accepted): Promise<Post> {
    const revision = await this.get(postId, version);
    const { hasOwnExcerpt, excerpt } = revision;
    const content = { ...pick(revision, CONTENT_NAMES), excerpt: hasOwnExcerpt ? excerpt : null };
    return this.posts.update(postId, content, accepted);
  }
}

function revisionNotFound(version: number): AppError {
  return new AppError({
    code: 'not-found',
    message: `Version ${String(version)} of this post is not kept. GET /admin/api/posts/:id/revisions lists what is.`,
  });
}
