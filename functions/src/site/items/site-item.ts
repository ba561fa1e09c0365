import type { ContentItem, CoverImage, Related } from '../../content/index.js';
import type { Page } from '../../pages/index.js';
import type { Post, PostSummary } from '../../posts/index.js';
import type { Project, ProjectEntry } from '../../projects/index.js';
import type { Frame } from '../frame.js';

/** The kinds of content whose items have pages. */
export type ItemKind = 'post' | 'page' | 'project';

/** What every item has that has a page of its own, of whatever kind it is. */
export type SiteItem = ContentItem & { readonly coverImage: CoverImage | null };

/** What the page of an item shows. */
export interface ItemSource<Item extends SiteItem = SiteItem> {
  readonly frame: Frame;
  readonly item: Item;
}

/** What the page of a post shows; a preview has nothing that leads on. */
export interface PostSource extends ItemSource<Post> {
  readonly onward: Related<PostSummary> | null;
}

/** What the page of a page by itself shows, such as about. */
export type PageSource = ItemSource<Page>;

/** What the page of a project shows. */
export interface ProjectSource extends ItemSource<Project> {
  /** All projects in their order, by which it has neighbours; none of a preview. */
  readonly all: readonly ProjectEntry[];
}
