import type { ContentService, ContentTypes, KindServices, PublicListsService } from '../../content/index.js';
import { AppError } from '../../errors/index.js';
import { together } from '../../http/index.js';
import type { PageTypes } from '../../pages/index.js';
import type { PostListsService, PostTypes } from '../../posts/index.js';
import type { ProjectTypes } from '../../projects/index.js';
import type { FrameService } from '../frame.service.js';
import type { PageSource, PostSource, ProjectSource } from './site-item.js';

/** Posts that are named as related to one. */
const MAX_RELATED = 3;

const NOTHING_RELATED: NonNullable<PostSource['onward']> = { previous: null, next: null, related: [] };

/** What requests do with each kind. */
interface ContentByKind {
  readonly posts: Pick<KindServices<PostTypes>, 'service' | 'previewLinks'>;
  readonly pages: Pick<KindServices<PageTypes>, 'service' | 'previewLinks'>;
  readonly projects: Pick<KindServices<ProjectTypes>, 'service' | 'previewLinks'>;
}

interface ItemPagesParts {
  readonly frames: FrameService;
  readonly content: ContentByKind;
  readonly postLists: PostListsService;
  readonly projectLists: PublicListsService<ProjectTypes>;
}

/**
 * What the page of each item shows: for the same content the same object, so that it is rendered once. Of a former slug it has
 * the present one.
 */
export class ItemPagesService {
  constructor(private readonly parts: ItemPagesParts) {}

  /** A post with what leads on from it. @throws AppError not-found; gone */
  async post(slug: string): Promise<PostSource> {
    const { frames, content, postLists } = this.parts;
    const [frame, item, onward] = await Promise.all([
      frames.current(),
      publicItem(content.posts.service, slug),
      postLists.findRelated(slug, MAX_RELATED),
    ]);
    return together({ frame, item, onward: onward ?? NOTHING_RELATED });
  }

  /** A page by itself. @throws AppError not-found; gone */
  async page(slug: string): Promise<PageSource> {
    const { frames, content } = this.parts;
    const [frame, item] = await Promise.all([frames.current(), publicItem(content.pages.service, slug)]);
    return together({ frame, item });
  }

  /** A project. @throws AppError not-found, also where the site shows none; gone */
  async project(slug: string): Promise<ProjectSource> {
    const { frames, content, projectLists } = this.parts;
    const frame = await frames.thatShows('projects');
    const [item, all] = await Promise.all([publicItem(content.projects.service, slug), projectLists.all()]);
    return together({ frame, item, all });
  }

  /** A post as it will be, see PreviewLinksService.getItem. @throws AppError permission-denied when the link is not good */
  async previewPost(slug: string, token: string): Promise<PostSource> {
    const item = await this.parts.content.posts.previewLinks.getItem(slug, token);
    return { frame: await this.parts.frames.current(), item, onward: null };
  }

  /** A page by itself as it will be, see PreviewLinksService.getItem. @throws AppError permission-denied when the link is not good */
  async previewPage(slug: string, token: string): Promise<PageSource> {
    const item = await this.parts.content.pages.previewLinks.getItem(slug, token);
    return { frame: await this.parts.frames.current(), item };
  }

  /** A project as it will be, see PreviewLinksService.getItem. @throws AppError permission-denied when the link is not good */
  async previewProject(slug: string, token: string): Promise<ProjectSource> {
    const item = await this.parts.content.projects.previewLinks.getItem(slug, token);
    return { frame: await this.parts.frames.current(), item, all: [] };
  }
}

async function publicItem<T extends ContentTypes>(
  service: ContentService<T>,
  slug: string,
): Promise<T['item']> {
  try {
    return await service.getBySlug(slug, false);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found' && (await service.isGone(slug))) {
      throw new AppError({ code: 'gone', message: 'It was here, and was taken away.', cause: error });
    }
    throw error;
  }
}
