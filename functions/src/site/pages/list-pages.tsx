import type { TagCount } from '../../tags/index.js';
import { BackLink } from '../components/back-link.js';
import { Layout } from '../components/layout.js';
import { ListHeader } from '../components/list-header.js';
import { PostList } from '../components/post-list.js';
import { TagCloud } from '../components/tag-cloud.js';
import type { Frame } from '../frame.js';
import { yearOf } from '../lists/months.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { listAddresses, titleOfList } from '../meta/list-meta.js';
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
        things: [
          websiteThing(frame),
          breadcrumbThing(frame, [
            [words.tags, `${frame.siteUrl}/tags`],
            [name, addresses.urlOf('tag', tag)],
          ]),
        ],
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

/** What the page of a month or a year shows. */
export interface PeriodSource {
  readonly frame: Frame;
  /** Such as `2026-05` or `2026`. */
  readonly period: string;
  readonly list: PostsPage;
}

/** The posts of a month or a year. */
export const periodPage = page(({ frame, period, list }: PeriodSource) => {
  const { words, siteUrl } = frame;
  const year = yearOf(period);
  const isYear = period === year;
  const path = archivePath(period);
  const title = frame.periodOf(period);
  const eyebrow = isYear ? words.postsOfYear : words.postsOfMonth;
  const crumbs = [
    [words.archive, `${siteUrl}/archive`],
    ...(isYear ? [] : [[frame.periodOf(year), siteUrl + archivePath(year)] as const]),
    [title, siteUrl + path],
  ] as const;
  return (
    <Layout
      frame={frame}
      path={path}
      meta={{
        title: titleOfList(frame, `${eyebrow} ${title}`, list),
        description: `${eyebrow} ${title}: ${words.countPosts(list.total)}.`,
        ...listAddresses(frame, path, list),
        things: [websiteThing(frame), breadcrumbThing(frame, crumbs)],
      }}
    >
      <div class="view">
        <BackLink frame={frame} href="/archive" label={words.archive} />
        <ListHeader frame={frame} eyebrow={eyebrow} title={title} />
        <PostList frame={frame} list={list} path={path} />
      </div>
    </Layout>
  );
});
