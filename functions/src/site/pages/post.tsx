import { changedForVisitors, type Related } from '../../content/index.js';
import type { Post, PostSummary } from '../../posts/index.js';
import { Article, PreviewNotice } from '../components/article.js';
import { homePath } from '../components/site-header.js';
import { Layout } from '../components/layout.js';
import { Byline, PostCard, PostTime, ReadingTime, TagList } from '../components/post-parts.js';
import { TableOfContents } from '../components/table-of-contents.js';
import type { Frame } from '../frame.js';
import { postMeta } from '../meta/post-meta.js';
import { page } from './page-rendering.js';

/** What the page of a post shows. */
export interface PostSource {
  readonly frame: Frame;
  readonly post: Post;
  readonly onward: Related<PostSummary>;
}

/** A post, and what leads on from it. */
export const postPage = page((source: PostSource) => (
  <PostPage {...source} meta={postMeta(source.frame, source.post)} />
));

/** A post as it will be, for who has a preview link. */
export const postPreviewPage = page(({ frame, post }: Omit<PostSource, 'onward'>) => (
  <PostPage
    frame={frame}
    post={post}
    meta={{ ...postMeta(frame, post), isUnlisted: true, markdown: null }}
    isPreview
  />
));

interface PostPageProps extends Omit<PostSource, 'onward'> {
  readonly onward?: PostSource['onward'];
  readonly meta: ReturnType<typeof postMeta>;
  readonly isPreview?: boolean;
}

function PostPage({ frame, post, onward, meta, isPreview = false }: PostPageProps) {
  return (
    <Layout frame={frame} path={null} meta={meta}>
      <div class="view">
        {isPreview && <PreviewNotice frame={frame} />}
        <Article
          frame={frame}
          of={post}
          before={
            <p class="post-back">
              <a href={homePath(frame)}>{frame.words.allPosts}</a>
            </p>
          }
          facts={<Facts frame={frame} post={post} />}
          contents={frame.settings.shown.tableOfContents && <TableOfContents frame={frame} toc={post.toc} />}
        />
        {onward && <Onward frame={frame} onward={onward} />}
      </div>
    </Layout>
  );
}

function Facts({ frame, post }: { frame: Frame; post: Post }) {
  const changedAt = changedForVisitors(post);
  const published = frame.dateOf(post.publishedAt ?? post.createdAt);
  const updated = frame.dateOf(changedAt);
  return (
    <>
      <p class="meta">
        <Byline frame={frame} authors={post.authors} />
        <PostTime frame={frame} post={post} />
        {frame.settings.shown.updatedDate && updated !== published && (
          <span>
            {frame.words.updated} <time datetime={changedAt.toISOString()}>{updated}</time>
          </span>
        )}
        <ReadingTime frame={frame} post={post} />
      </p>
      <TagList frame={frame} tags={post.tags} />
    </>
  );
}

function Onward({
  frame,
  onward: { previous, next, related },
}: {
  frame: Frame;
  onward: PostSource['onward'];
}) {
  const { words, settings } = frame;
  return (
    <div class="post-onward">
      {(previous ?? next) && (
        <nav class="neighbours" aria-label={words.neighbours}>
          {previous && <Neighbour frame={frame} post={previous} direction="prev" />}
          {next && <Neighbour frame={frame} post={next} direction="next" />}
        </nav>
      )}
      {settings.shown.relatedPosts && related.length > 0 && (
        <section class="related" aria-labelledby="related-title">
          <h2 id="related-title">{words.related}</h2>
          <ul class="related-list" role="list">
            {related.map((post) => (
              <PostCard key={post.id} frame={frame} post={post} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Neighbour({
  frame,
  post,
  direction,
}: {
  frame: Frame;
  post: PostSummary;
  direction: 'prev' | 'next';
}) {
  const { words, addresses } = frame;
  return (
    <a class={`neighbour neighbour-${direction}`} href={addresses.pathOf('post', post.slug)} rel={direction}>
      <span class="neighbour-direction">{direction === 'prev' ? words.previousPost : words.nextPost}</span>{' '}
      <span class="neighbour-title">{post.title}</span>
    </a>
  );
}
