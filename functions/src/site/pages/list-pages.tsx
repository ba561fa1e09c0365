import type { Author } from '../../content/index.js';
import type { TagCount } from '../../tags/index.js';
import { BackLink } from '../components/back-link.js';
import { Layout } from '../components/layout.js';
import { ListHeader } from '../components/list-header.js';
import { PostList } from '../components/post-list.js';
import { TagCloud } from '../components/tag-cloud.js';
import type { Frame } from '../frame.js';
import type { MonthCount } from '../lists/months.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { listAddresses } from '../meta/list-addresses.js';
import { breadcrumbThing, personThing, websiteThing } from '../meta/things.js';
import { archivePath, authorPath } from '../paths.js';
import { page } from './page-rendering.js';

/** What the page of a tag shows. */
export interface TagSource {
  readonly frame: Frame;
  readonly tag: string;
  readonly list: PostsPage;
  readonly tags: readonly TagCount[];
}

/** The posts with a tag. */
export const tagPage = page(({ frame, tag, list, tags }: TagSource) => {
  const { words, addresses } = frame;
  const path = addresses.pathOf('tag', tag);
  const { name, description } = frame.tagOf(tag);
  const addressesOfList = listAddresses(frame, path, list);
  return (
    <Layout
      frame={frame}
      path={path}
      meta={{
        title: titled(frame, `${words.tagged} ${name}`, list),
        description: description || `${words.tagged} ${name}: ${words.countPosts(list.total)}.`,
        ...addressesOfList,
        things: [websiteThing(frame), breadcrumbThing(frame, [[name, addresses.urlOf('tag', tag)]])],
      }}
    >
      <div class="view">
        <ListHeader frame={frame} eyebrow={words.tagged} title={name} text={description} />
        <TagCloud frame={frame} tags={tags} current={tag} />
        <PostList frame={frame} list={list} path={path} />
      </div>
    </Layout>
  );
});

/** What the page of an author shows. */
export interface AuthorSource {
  readonly frame: Frame;
  readonly author: Author;
  readonly list: PostsPage;
}

/** The posts of an author. */
export const authorPage = page(({ frame, author, list }: AuthorSource) => {
  const { words } = frame;
  const path = authorPath(author.id);
  const addresses = listAddresses(frame, path, list);
  return (
    <Layout
      frame={frame}
      path={path}
      meta={{
        title: titled(frame, author.name, list),
        description: `${words.authorTitle} ${author.name}: ${words.countPosts(list.total)}.`,
        ...addresses,
        preview: { type: 'profile' },
        things: [websiteThing(frame), personThing(frame, author)],
      }}
    >
      <div class="view">
        <ListHeader frame={frame} eyebrow={words.authorTitle} title={author.name} />
        <PostList frame={frame} list={list} path={path} />
      </div>
    </Layout>
  );
});

/** What the page of a month shows. */
export interface MonthSource {
  readonly frame: Frame;
  /** Such as `2026-05`. */
  readonly month: string;
  readonly list: PostsPage;
}

/** The posts of a month. */
export const monthPage = page(({ frame, month: name, list }: MonthSource) => {
  const { words, siteUrl } = frame;
  const path = archivePath(name);
  const title = frame.monthOf(name);
  return (
    <Layout
      frame={frame}
      path={path}
      meta={{
        title: titled(frame, `${words.postsOfMonth} ${title}`, list),
        description: `${words.postsOfMonth} ${title}: ${words.countPosts(list.total)}.`,
        ...listAddresses(frame, path, list),
        things: [
          websiteThing(frame),
          breadcrumbThing(frame, [
            [words.archive, `${siteUrl}/archive`],
            [title, siteUrl + path],
          ]),
        ],
      }}
    >
      <div class="view">
        <BackLink frame={frame} href="/archive" label={words.archive} />
        <ListHeader frame={frame} eyebrow={words.postsOfMonth} title={title} />
        <PostList frame={frame} list={list} path={path} />
      </div>
    </Layout>
  );
});

/** What the archive shows. */
export interface ArchiveSource {
  readonly frame: Frame;
  readonly months: readonly MonthCount[];
}

/** The months that have posts, the newest first. */
export const archivePage = page(({ frame, months }: ArchiveSource) => {
  const { words, siteUrl } = frame;
  return (
    <Layout
      frame={frame}
      path="/archive"
      meta={{
        title: words.archive,
        description: [words.archive, ...months.slice(0, 6).map(({ month }) => frame.monthOf(month))].join(
          ', ',
        ),
        canonical: `${siteUrl}/archive`,
        things: [websiteThing(frame), breadcrumbThing(frame, [[words.archive, `${siteUrl}/archive`]])],
      }}
    >
      <div class="view">
        <ListHeader frame={frame} title={words.archive} text={months.length === 0 ? words.noPosts : ''} />
        <ul class="months" role="list">
          {months.map(({ month, count }) => (
            <li key={month}>
              <a href={archivePath(month)}>{frame.monthOf(month)}</a>{' '}
              <span {...frame.ofWords}>{words.countPosts(count)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
});

/** A page of a list names its number from the second one on: no two pages have one title. */
function titled({ words }: Frame, title: string, { number, pages }: PostsPage): string {
  return number === 1 ? title : `${title}, ${words.pageOf(number, pages)}`;
}
