import type { AuthorsService } from '../authors/index.js';
import type { ContactService } from '../contact/index.js';
import type { KindName, PublicListsService, PublicNarrowing } from '../content/index.js';
import { together } from '../http/index.js';
import type { Clock } from '../platform/index.js';
import type { PostEntry, PublishedPosts } from '../posts/index.js';
import type { PageTypes } from '../pages/index.js';
import type { ProjectEntry, ProjectTypes } from '../projects/index.js';
import type { Found, SearchService } from '../search/index.js';
import type { TagCount, TagsService } from '../tags/index.js';
import type { Frame } from './frame.js';
import { pageNotFound, type FrameService } from './frame.service.js';
import { countMonths, isPeriod, monthIn, type MonthCount } from './lists/months.js';
import { LLMS_TXT_LENGTH, type LlmsTxtSource } from './markdown/llms-txt.js';
import { ALL_POSTS, type PagedPosts, type PostsFilter, type PostsPage } from './lists/paged-posts.js';
import type { AuthorSource } from './pages/author.js';
import type { ArchiveSource, AuthorsSource, PostsSource, TagsSource } from './pages/index-pages.js';
import type { PeriodSource, TagSource } from './pages/list-pages.js';
import type { ContactSource, FrameSource } from './pages/contact.js';
import type { HomeSource } from './pages/home.js';
import type { ProjectsSource } from './pages/projects.js';
import type { SearchSource } from './pages/search.js';

/** Posts on a page of the list that has nothing but their titles. */
const TITLES_A_PAGE = 100;

/** Posts that a search shows. */
const MAX_FOUND = 20;

/** Longest text that is searched, in characters. */
const MAX_SEARCH_LENGTH = 200;

/** How old the token of a form may be before the page has another, in ms. */
const TOKEN_LIFE_MS = 10 * 60 * 1000;

const NO_TAGS: readonly TagCount[] = [];
const NOTHING_FOUND: Found = { kinds: [], items: [], total: 0 };
const NO_PROJECTS: readonly ProjectEntry[] = [];
const FEATURED_ONLY = { asked: { featured: true }, matches: ({ featured }: ProjectEntry) => featured };

interface SiteParts {
  readonly frames: FrameService;
  readonly published: PublishedPosts;
  readonly pagedPosts: PagedPosts;
  readonly pageLists: PublicListsService<PageTypes>;
  readonly projectLists: PublicListsService<ProjectTypes>;
  readonly tags: TagsService;
  readonly authors: AuthorsService;
  readonly search: SearchService;
  readonly contact: ContactService;
  readonly clock: Clock;
}

/** What each page of the site shows: for the same content the same object, so that it is rendered once. */
export class SiteService {
  private form = { token: '', hasReceipts: false };
  private formMadeAt = -Infinity;

  constructor(private readonly parts: SiteParts) {}

  /** The front page, or a further page of its list. @throws AppError not-found */
  async home(number: number): Promise<HomeSource> {
    const frame = await this.parts.frames.current();
    const [list, tags, projects] = await Promise.all([
      this.listed(frame, ALL_POSTS, number),
      this.tagsOf(frame),
      this.projectsOf(frame, FEATURED_ONLY),
    ]);
    return together({ frame, list, tags, projects });
  }

  /** The titles of all posts. @throws AppError not-found */
  async posts(number: number): Promise<PostsSource> {
    const frame = await this.parts.frames.current();
    return together({ frame, list: await this.listed(frame, ALL_POSTS, number, TITLES_A_PAGE) });
  }

  /** All projects. @throws AppError not-found where the site shows none */
  async projects(): Promise<ProjectsSource> {
    const frame = await this.parts.frames.thatShows('projects');
    return together({ frame, projects: await this.parts.projectLists.all() });
  }

  /** All tags. @throws AppError not-found where the site shows none */
  async tags(): Promise<TagsSource> {
    const frame = await this.parts.frames.thatShows('tags');
    return together({ frame, tags: await this.parts.tags.listPublic() });
  }

  /** The posts with a tag. @throws AppError not-found */
  async tag(tag: string, number: number): Promise<TagSource> {
    const frame = await this.parts.frames.thatShows('tags');
    const filter = { key: `tag:${tag}`, matches: ({ tags }: PostEntry) => tags.includes(tag) };
    const [list, tags] = await Promise.all([this.someListed(frame, filter, number), this.tagsOf(frame)]);
    return together({ frame, tag, list, tags });
  }

  /** Who writes here. @throws AppError not-found where the site shows nobody */
  async authors(): Promise<AuthorsSource> {
    const frame = await this.parts.frames.thatShows('authors');
    return together({ frame, authors: await this.parts.authors.list() });
  }

  /** An author, with their posts and projects. @throws AppError not-found for who has published nothing */
  async author(id: string, number: number): Promise<AuthorSource> {
    const frame = await this.parts.frames.thatShows('authors');
    const by = await this.parts.authors.find(id);
    if (!by) throw pageNotFound();
    const matches = ({ authors }: Pick<PostEntry, 'authors'>) => authors.some((author) => author.id === id);
    const [list, projects] = await Promise.all([
      this.listed(frame, { key: `author:${id}`, matches }, number),
      this.projectsOf(frame, { asked: { author: id }, matches }),
    ]);
    return together({ frame, by, list, projects });
  }

  /** The months that have posts. */
  async archive(): Promise<ArchiveSource> {
    const frame = await this.parts.frames.thatShows('archive');
    return together({ frame, months: await this.monthsOf(frame) });
  }

  /** The posts of a month or a year, as `2026-05` or `2026`, in the site's time zone. @throws AppError not-found */
  async period(period: string, number: number): Promise<PeriodSource> {
    if (!isPeriod(period)) throw pageNotFound();
    const frame = await this.parts.frames.thatShows('archive');
    const months = await this.monthsOf(frame);
    if (!months.some(({ month }) => month.startsWith(period))) throw pageNotFound();
    const { timeZone } = frame.settings;
    const monthOf = monthIn(timeZone);
    const isOfPeriod = ({ publishedAt }: PostEntry) =>
      publishedAt !== null && monthOf(publishedAt).startsWith(period);
    const filter = { key: `period:${timeZone}:${period}`, matches: isOfPeriod };
    return together({ frame, period, list: await this.someListed(frame, filter, number) });
  }

  /** What is found by words; nothing for none. */
  async search(asked: string): Promise<SearchSource> {
    const frame = await this.parts.frames.thatShows('search');
    const text = Array.from(asked.trim()).slice(0, MAX_SEARCH_LENGTH).join('').trim();
    const kinds: KindName[] = frame.settings.shown.projects ? ['post', 'page', 'project'] : ['post', 'page'];
    const found = text === '' ? NOTHING_FOUND : await this.parts.search.search(text, MAX_FOUND, kinds);
    return together({ frame, text, found });
  }

  /** The contact form, with a token that says when about the page was made. */
  async contact(): Promise<ContactSource> {
    const frame = await this.parts.frames.thatShows('contactForm');
    const now = this.parts.clock.now().getTime();
    if (now - this.formMadeAt > TOKEN_LIFE_MS) {
      const { contact } = this.parts;
      this.form = { token: contact.newFormToken(), hasReceipts: contact.givesReceipts };
      this.formMadeAt = now;
    }
    return together({ frame, form: this.form });
  }

  /** What the site has, the newest posts only. */
  async overview(): Promise<LlmsTxtSource> {
    const frame = await this.parts.frames.current();
    const { pageLists, projectLists } = this.parts;
    const [list, pages, projects] = await Promise.all([
      this.listed(frame, ALL_POSTS, 1, LLMS_TXT_LENGTH),
      pageLists.all(),
      frame.settings.shown.projects ? projectLists.all() : NO_PROJECTS,
    ]);
    return together({ frame, list, pages, projects });
  }

  /** A page that has nothing but the frame. */
  async outcome(): Promise<FrameSource> {
    return together({ frame: await this.parts.frames.current() });
  }

  private async monthsOf({ settings: { timeZone } }: Frame): Promise<readonly MonthCount[]> {
    return this.parts.published.derive(`months:${timeZone}`, (visible) => countMonths(visible, timeZone));
  }

  private async projectsOf(
    { settings }: Frame,
    only: PublicNarrowing<ProjectTypes>,
  ): Promise<readonly ProjectEntry[]> {
    return settings.shown.projects ? this.parts.projectLists.all(only) : NO_PROJECTS;
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
}
