import type { TagCount } from '../../tags/index.js';
import { Layout } from '../components/layout.js';
import { ListHeader } from '../components/list-header.js';
import { PostList } from '../components/post-list.js';
import { TagCloud } from '../components/tag-cloud.js';
import type { Frame } from '../frame.js';
import type { MonthCount } from '../lists/months.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { listAddresses, titleOfList } from '../meta/list-addresses.js';
import { breadcrumbThing, websiteThing } from '../meta/things.js';
import { archivePath } from '../paths.js';
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
        title: titleOfList(frame, `${words.tagged} ${name}`, list),
        description: description || `${words.tagged} ${name}: ${words.countPosts(list.total)}.`,
        ...addressesOfList,
        things: [websiteThing(frame), breadcrumbThing(frame, [[name, addresses.urlOf('tag', tag)]])],
      }}
    >
      <div class="view">
        <ListHeader eyebrow={words.tagged} title={name} text={description} />
        <TagCloud frame={frame} tags={tags} current={tag} />
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
        title: titleOfList(frame, `${words.postsFrom} ${title}`, list),
        description: `${words.postsFrom} ${title}: ${words.countPosts(list.total)}.`,
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
        <p class="post-back">
          <a href="/archive">{words.archive}</a>
        </p>
        <ListHeader eyebrow={words.postsFrom} title={title} />
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
        <ListHeader title={words.archive} text={months.length === 0 ? words.noPosts : ''} />
        <ul class="months" role="list">
          {months.map(({ month, count }) => (
            <li key={month}>
              <a href={archivePath(month)}>{frame.monthOf(month)}</a> <span>{words.countPosts(count)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
});
