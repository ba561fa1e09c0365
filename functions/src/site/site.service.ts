import type { ContactService } from '../contact/index.js';
import type { PreviewLinksService, Related } from '../content/index.js';
import { AppError } from '../errors/index.js';
import { together } from '../http/index.js';
import type { Clock } from '../platform/index.js';
import type {
  Post,
  PostEntry,
  PostListsService,
  PostsService,
  PostSummary,
  PostTypes,
  PublishedPosts,
} from '../posts/index.js';
import type { Found, SearchService } from '../search/index.js';
import type { SettingsService, SiteSettings } from '../settings/index.js';
import type { TagCount, TagsService } from '../tags/index.js';
import type { Frame, Frames } from './frame.js';
import { countMonths, monthIn } from './lists/months.js';
import { LLMS_TXT_LENGTH, type LlmsTxtSource } from './markdown/llms-txt.js';
import { ALL_POSTS, type PagedPosts, type PostsFilter, type PostsPage } from './lists/paged-posts.js';
import type { ArchiveSource, AuthorSource, MonthSource, TagSource } from './pages/list-pages.js';
import type { ContactSource, FrameSource } from './pages/contact.js';
import type { HomeSource } from './pages/home.js';
import type { PostSource } from './pages/post.js';
import type { SearchSource } from './pages/search.js';

/** Posts that are named as related to one. */
const MAX_RELATED = 3;

/** Posts that a search shows. */
const MAX_FOUND = 20;

/** Longest text that is searched, in characters. */
const MAX_SEARCH_LENGTH = 200;

/** How old the token of a form may be before the page has another, in ms. */
const TOKEN_LIFE_MS = 10 * 60 * 1000;

const NO_TAGS: readonly TagCount[] = [];
const NOTHING_FOUND: Found = { posts: [], total: 0 };
const NOTHING_RELATED: Related<PostSummary> = { previous: null, next: null, related: [] };

interface SiteParts {
  readonly settings: SettingsService;
  readonly frames: Frames;
  readonly posts: PostsService;
  readonly postLists: PostListsService;
  readonly published: PublishedPosts;
  readonly pagedPosts: PagedPosts;
  readonly previewLinks: PreviewLinksService<PostTypes>;
  readonly tags: TagsService;
  readonly search: SearchService;
  readonly contact: ContactService;
  readonly clock: Clock;
}

/** What each page of the site shows: for the same content the same object, so that it is rendered once. */
export class SiteService {
  private form = { token: '', madeAt: -Infinity };

  constructor(private readonly parts: SiteParts) {}

  /** What all pages have. 0 reads when kept, else 1. */
  async frame(): Promise<Frame> {
    return this.parts.frames.of(await this.parts.settings.current());
  }

  /** The front page, or a further page of its list. @throws AppError not-found */
  async home(number: number): Promise<HomeSource> {
    const frame = await this.frame();
    const [list, tags] = await Promise.all([this.listed(frame, ALL_POSTS, number), this.tagsOf(frame)]);
    return together({ frame, list, tags });
  }

  /** A post with what leads on from it; of a former slug, with the present one. @throws AppError not-found; gone */
  async post(slug: string): Promise<PostSource> {
    const [frame, post, onward] = await Promise.all([
      this.frame(),
      this.publicPost(slug),
      this.parts.postLists.findRelated(slug, MAX_RELATED),
    ]);
    return together({ frame, post, onward: onward ?? NOTHING_RELATED });
  }

  /** A post as it is stored now. @throws AppError permission-denied when the link is not good */
  async preview(slug: string, token: string): Promise<Omit<PostSource, 'onward'>> {
    const [frame, post] = await Promise.all([this.frame(), this.parts.previewLinks.getItem(slug, token)]);
    return { frame, post };
  }

  /** The posts with a tag. @throws AppError not-found */
  async tag(tag: string, number: number): Promise<TagSource> {
    const frame = await this.frameThatShows('tags');
    const filter = { key: `tag:${tag}`, matches: ({ tags }: PostEntry) => tags.includes(tag) };
    const [list, tags] = await Promise.all([this.someListed(frame, filter, number), this.tagsOf(frame)]);
    return together({ frame, tag, list, tags });
  }

  /** The posts of an author. @throws AppError not-found */
  async author(id: string, number: number): Promise<AuthorSource> {
    const frame = await this.frameThatShows('authors');
    const isBy = ({ authors }: PostEntry) => authors.some((author) => author.id === id);
    const list = await this.someListed(frame, { key: `author:${id}`, matches: isBy }, number);
    const author = list.posts[0]?.authors.find((one) => one.id === id);
    if (!author) throw pageNotFound();
    return together({ frame, author, list });
  }

  /** The months that have posts. */
  async archive(): Promise<ArchiveSource> {
    const frame = await this.frameThatShows('archive');
    const { timeZone } = frame.settings;
    const months = await this.parts.published.derive(`months:${timeZone}`, (visible) =>
      countMonths(visible, timeZone),
    );
    return together({ frame, months });
  }

  /** The posts of a month, as `2026-05`, in the site's time zone. @throws AppError not-found */
  async month(month: string, number: number): Promise<MonthSource> {
    const frame = await this.frameThatShows('archive');
    const { timeZone } = frame.settings;
    const monthOf = monthIn(timeZone);
    const isOfMonth = ({ publishedAt }: PostEntry) => publishedAt !== null && monthOf(publishedAt) === month;
    const filter = { key: `month:${timeZone}:${month}`, matches: isOfMonth };
    return together({ frame, month, list: await this.someListed(frame, filter, number) });
  }

  /** What is found by words; nothing for none. */
  async search(asked: string): Promise<SearchSource> {
    const frame = await this.frameThatShows('search');
    const text = Array.from(asked.trim()).slice(0, MAX_SEARCH_LENGTH).join('').trim();
    const found = text === '' ? NOTHING_FOUND : await this.parts.search.search(text, MAX_FOUND);
    return together({ frame, text, found });
  }

  /** The contact form, with a token that says when about the page was made. */
  async contact(): Promise<ContactSource> {
    const frame = await this.frameThatShows('contactForm');
    const now = this.parts.clock.now().getTime();
    if (now - this.form.madeAt > TOKEN_LIFE_MS) {
      this.form = { token: this.parts.contact.newFormToken(), madeAt: now };
    }
    return together({ frame, form: this.form });
  }

  /** What the site has, the newest posts only. */
  async overview(): Promise<LlmsTxtSource> {
    const frame = await this.frame();
    const list = await this.listed(frame, ALL_POSTS, 1, LLMS_TXT_LENGTH);
    return together({ frame, list });
  }

  /** A page that has nothing but the frame. */
  async outcome(): Promise<FrameSource> {
    return together({ frame: await this.frame() });
  }

  private async publicPost(slug: string): Promise<Post> {
    const { posts } = this.parts;
    try {
      return await posts.getBySlug(slug, false);
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found' && (await posts.isGone(slug))) {
        throw new AppError({ code: 'gone', message: 'It was here, and was taken away.', cause: error });
      }
      throw error;
    }
  }

  private async tagsOf({ settings }: Frame): Promise<readonly TagCount[]> {
    return settings.shown.tags ? this.parts.tags.listPublic() : NO_TAGS;
  }

  private async listed(
    { settings }: Frame,
    filter: PostsFilter,
    number: number,
    size = settings.postsPerPage,
  ): Promise<PostsPage> {
    const page = await this.parts.pagedPosts.find(filter, number, size);
    if (!page) throw pageNotFound();
    return page;
  }

  /** A list that is there by having posts. */
  private async someListed(frame: Frame, filter: PostsFilter, number: number): Promise<PostsPage> {
    const page = await this.listed(frame, filter, number);
    if (page.total === 0) throw pageNotFound();
    return page;
  }

  private async frameThatShows(part: keyof SiteSettings['shown']): Promise<Frame> {
    const frame = await this.frame();
    if (!frame.settings.shown[part]) throw pageNotFound();
    return frame;
  }
}

function pageNotFound(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such page.' });
}
