import type { ComponentChildren } from 'preact';
import { mainAuthor } from '../../content/index.js';
import type { PostSummary } from '../../posts/index.js';
import type { Frame } from '../frame.js';
import { authorPath } from '../paths.js';
import { CoverLink, type Illustrated } from './cover.js';
import { Said } from './said.js';

/** What lists show of a post. */
export type ListedPost = Pick<
  PostSummary,
  | 'slug'
  | 'title'
  | 'excerpt'
  | 'tags'
  | 'authors'
  | 'coverImage'
  | 'publishedAt'
  | 'createdAt'
  | 'readingTimeMinutes'
>;

interface ItemRowProps {
  readonly href: string;
  readonly of: Illustrated;
  /** Whether it is the large one at the top. */
  readonly isLead?: boolean;
  readonly level?: 'h2' | 'h3';
  readonly title: ComponentChildren;
  readonly excerpt: ComponentChildren;
  /** What is known of it besides. */
  readonly children?: ComponentChildren;
}

/** An item in a list: its picture, its title as the link, its beginning. */
export function ItemRow({ href, of, isLead = false, level: Heading = 'h2', ...parts }: ItemRowProps) {
  const { title, excerpt, children } = parts;
  return (
    <li>
      <article class={isLead ? 'row row-lead' : 'row'}>
        <CoverLink of={of} href={href} isFirst={isLead} />
        <div class="row-text">
          <Heading>
            <a href={href}>{title}</a>
          </Heading>
          <p class="row-excerpt">{excerpt}</p>
          {children}
        </div>
      </article>
    </li>
  );
}

interface PostRowProps {
  readonly frame: Frame;
  readonly post: ListedPost;
  readonly isLead?: boolean;
  readonly level?: 'h2' | 'h3' | undefined;
  /** In place of its own. */
  readonly title?: ComponentChildren;
  readonly excerpt?: ComponentChildren;
}

/** A post in a list. */
export function PostRow({ frame, post, isLead = false, level = 'h2', title, excerpt }: PostRowProps) {
  return (
    <ItemRow
      href={frame.addresses.pathOf('post', post.slug)}
      of={post}
      isLead={isLead}
      level={level}
      title={title ?? post.title}
      excerpt={excerpt ?? post.excerpt}
    >
      <p class="meta">
        <PostTime frame={frame} post={post} />
        <span>{mainAuthor(post).name}</span>
        <ReadingTime frame={frame} post={post} />
      </p>
      <TagList frame={frame} tags={post.tags} />
    </ItemRow>
  );
}

/** A post as a card among related ones. */
export function PostCard({ frame, post }: { frame: Frame; post: ListedPost }) {
  const href = frame.addresses.pathOf('post', post.slug);
  return (
    <li class="card">
      <CoverLink of={post} href={href} />
      <h3>
        <a href={href}>{post.title}</a>
      </h3>
      <p class="meta">
        <PostTime frame={frame} post={post} />
      </p>
    </li>
  );
}

/** When a post was published; of a draft, when it was begun. */
export function PostTime({
  frame,
  post,
}: {
  frame: Frame;
  post: Pick<ListedPost, 'publishedAt' | 'createdAt'>;
}) {
  const time = post.publishedAt ?? post.createdAt;
  return <time datetime={time.toISOString()}>{frame.dateOf(time)}</time>;
}

/** How long it takes to read a post, where the site shows that. */
export function ReadingTime({ frame, post }: { frame: Frame; post: Pick<ListedPost, 'readingTimeMinutes'> }) {
  if (!frame.settings.shown.readingTime) return null;
  return <span {...frame.ofWords}>{frame.words.minutes(post.readingTimeMinutes)}</span>;
}

/** Links to the posts with each of a post's tags. */
export function TagList({ frame, tags }: { frame: Frame; tags: readonly string[] }) {
  if (tags.length === 0 || !frame.settings.shown.tags) return null;
  return (
    <ul class="tags" role="list" aria-label={frame.words.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <a class="tag" href={frame.addresses.pathOf('tag', tag)} rel="tag">
            {frame.tagOf(tag).name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Who a post is by, each with a link to their posts. */
export function Byline({ frame, authors }: { frame: Frame; authors: ListedPost['authors'] }) {
  return (
    <span>
      <Said frame={frame}>{frame.words.by}</Said>{' '}
      {authors.map(({ id, name }, index) => (
        <>
          {index > 0 && ', '}
          {frame.settings.shown.authors ? (
            <a href={authorPath(id)} rel="author">
              {name}
            </a>
          ) : (
            name
          )}
        </>
      ))}
    </span>
  );
}
