import type { Frame } from '../frame.js';
import { numberedPath } from '../paths.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { Message } from './message.js';
import { PostRow } from './post-parts.js';

interface PostListProps {
  readonly frame: Frame;
  readonly list: PostsPage;
  /** Of the list's first page. */
  readonly path: string;
  /** Whether the first post is shown larger than the others. */
  readonly hasLead?: boolean;
  /** Of their titles. */
  readonly level?: 'h2' | 'h3';
}

/** One page of a list of posts, and the way to its other pages. */
export function PostList({ frame, list, path, hasLead = false, level = 'h2' }: PostListProps) {
  const { words } = frame;
  if (list.posts.length === 0) {
    return <Message frame={frame} level="h2" title={words.noPosts} text={words.noPostsText} art="no posts" />;
  }
  return (
    <>
      <ol class="post-list" role="list" aria-label={words.posts}>
        {list.posts.map((post, index) => (
          <PostRow
            key={post.id}
            frame={frame}
            post={post}
            level={level}
            isLead={hasLead && list.number === 1 && index === 0}
          />
        ))}
      </ol>
      <Pager frame={frame} list={list} path={path} />
    </>
  );
}

/** The way to the pages of a list before and after one. */
export function Pager({ frame: { words, ofWords }, list: { number, pages }, path }: PostListProps) {
  if (pages === 1) return null;
  return (
    <nav class="pager" aria-label={words.pages} {...ofWords}>
      {number > 1 && (
        <a class="button button-quiet" href={numberedPath(path, number - 1)} rel="prev">
          {words.newer}
        </a>
      )}
      {number < pages && (
        <a class="button" href={numberedPath(path, number + 1)} rel="next">
          {words.older}
        </a>
      )}
      <p class="pager-count">{words.pageOf(number, pages)}</p>
    </nav>
  );
}
