import type { ComponentChildren } from 'preact';
import type { AuthorWithProfile } from '../../authors/index.js';
import type { TagCount } from '../../tags/index.js';
import { Layout } from '../components/layout.js';
import { ListHeader } from '../components/list-header.js';
import { Pager } from '../components/post-list.js';
import type { Frame } from '../frame.js';
import { monthIn, yearOf, type MonthCount } from '../lists/months.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { listAddresses, titleOfList } from '../meta/list-meta.js';
import { breadcrumbThing, websiteThing } from '../meta/things.js';
import { archivePath, authorPath } from '../paths.js';
import { page } from './page-rendering.js';

/** What the page of all posts shows. */
export interface PostsSource {
  readonly frame: Frame;
  readonly list: PostsPage;
}

/** The titles of all posts, the newest first. */
export const postsPage = page(({ frame, list }: PostsSource) => {
  const { words, settings, addresses } = frame;
  const monthOf = monthIn(settings.timeZone);
  const byYear = Map.groupBy(list.posts, ({ publishedAt }) => yearOf(monthOf(publishedAt ?? new Date(0))));
  return (
    <IndexPage
      frame={frame}
      path="/posts"
      title={words.allPosts}
      description={words.countPosts(list.total)}
      list={list}
    >
      {list.total === 0 && <p {...frame.ofWords}>{words.noPosts}</p>}
      {[...byYear].map(([year, posts]) => (
        <Year key={year} frame={frame} year={year}>
          {posts.map(({ id, slug, title, publishedAt }) => (
            <li key={id}>
              <a href={addresses.pathOf('post', slug)}>{title}</a>{' '}
              {publishedAt && <time datetime={publishedAt.toISOString()}>{frame.dateOf(publishedAt)}</time>}
            </li>
          ))}
        </Year>
      ))}
      <Pager frame={frame} list={list} path="/posts" />
    </IndexPage>
  );
});

/** What the page of all tags shows. */
export interface TagsSource {
  readonly frame: Frame;
  readonly tags: readonly TagCount[];
}

/** All tags by their names, each with what is said of it. */
export const tagsPage = page(({ frame, tags }: TagsSource) => {
  const { words, addresses } = frame;
  const named = byName(
    frame,
    tags.map(({ tag, count }) => ({ tag, count, ...frame.tagOf(tag) })),
  );
  return (
    <IndexPage frame={frame} path="/tags" title={words.tags} description={listed(named)}>
      <ul class="index" role="list">
        {named.map(({ tag, count, name, description }) => (
          <li key={tag}>
            <a href={addresses.pathOf('tag', tag)} rel="tag">
              {name}
            </a>{' '}
            <Count frame={frame} count={count} />
            {description !== '' && <p>{description}</p>}
          </li>
        ))}
      </ul>
    </IndexPage>
  );
});

/** What the page of all authors shows. */
export interface AuthorsSource {
  readonly frame: Frame;
  readonly authors: readonly AuthorWithProfile[];
}

/** All who have published something, by their names, each with what they say of themselves. */
export const authorsPage = page(({ frame, authors }: AuthorsSource) => {
  const named = byName(
    frame,
    authors.map(({ author, profile }) => ({ ...author, bio: profile?.bioExcerpt ?? '' })),
  );
  return (
    <IndexPage frame={frame} path="/authors" title={frame.words.authors} description={listed(named)}>
      <ul class="index" role="list">
        {named.map(({ id, name, postCount, bio }) => (
          <li key={id}>
            <a href={authorPath(id)} rel="author">
              {name}
            </a>{' '}
            {postCount > 0 && <Count frame={frame} count={postCount} />}
            {bio !== '' && <p>{bio}</p>}
          </li>
        ))}
      </ul>
    </IndexPage>
  );
});

/** What the archive shows. */
export interface ArchiveSource {
  readonly frame: Frame;
  readonly months: readonly MonthCount[];
}

/** The months that have posts, the newest first. */
export const archivePage = page(({ frame, months }: ArchiveSource) => {
  const { words } = frame;
  const byYear = Map.groupBy(months, ({ month }) => yearOf(month));
  const newest = months.slice(0, 6).map(({ month }) => ({ name: frame.periodOf(month) }));
  return (
    <IndexPage frame={frame} path="/archive" title={words.archive} description={listed(newest)}>
      {months.length === 0 && <p {...frame.ofWords}>{words.noPosts}</p>}
      {[...byYear].map(([year, ofYear]) => (
        <Year key={year} frame={frame} year={year}>
          {ofYear.map(({ month, count }) => (
            <li key={month}>
              <a href={archivePath(month)}>{frame.periodOf(month)}</a> <Count frame={frame} count={count} />
            </li>
          ))}
        </Year>
      ))}
    </IndexPage>
  );
});

interface IndexPageProps {
  readonly frame: Frame;
  readonly path: string;
  readonly title: string;
  /** What it lists, for search engines. */
  readonly description: string;
  /** Of one that has several pages. */
  readonly list?: PostsPage;
  readonly children: ComponentChildren;
}

function IndexPage({ frame, path, title, description, list, children }: IndexPageProps) {
  const url = frame.siteUrl + path;
  return (
    <Layout
      frame={frame}
      path={path}
      meta={{
        title: list ? titleOfList(frame, title, list) : title,
        description: description === '' ? title : `${title}: ${description}`,
        ...(list ? listAddresses(frame, path, list) : { canonical: url }),
        things: [
          websiteThing(frame),
          { '@type': 'CollectionPage', name: title, url },
          breadcrumbThing(frame, [[title, url]]),
        ],
      }}
    >
      <div class="view">
        <ListHeader frame={frame} title={title} />
        {children}
      </div>
    </Layout>
  );
}

/** What there is of a year, which leads to its posts where the site shows an archive. */
function Year({ frame, year, children }: { frame: Frame; year: string; children: ComponentChildren }) {
  const name = frame.periodOf(year);
  return (
    <section class="year" aria-label={name}>
      <h2>{frame.settings.shown.archive ? <a href={archivePath(year)}>{name}</a> : name}</h2>
      <ul class="index" role="list">
        {children}
      </ul>
    </section>
  );
}

function Count({ frame, count }: { frame: Frame; count: number }) {
  return (
    <span class="index-count" {...frame.ofWords}>
      {frame.words.countPosts(count)}
    </span>
  );
}

function byName<T extends { readonly name: string }>({ settings }: Frame, things: readonly T[]): T[] {
  const collator = new Intl.Collator(settings.language, { numeric: true });
  return things.toSorted((a, b) => collator.compare(a.name, b.name));
}

/** For a description, which has room for a few names. */
function listed(things: readonly { readonly name: string }[]): string {
  return things
    .slice(0, 12)
    .map(({ name }) => name)
    .join(', ');
}
