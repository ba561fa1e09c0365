import { changedForVisitors } from '../../content/index.js';
import type { Post, PostSummary } from '../../posts/index.js';
import { Article } from '../components/article.js';
import { ItemPage } from '../components/item-page.js';
import { Neighbours } from '../components/neighbours.js';
import { Byline, PostCard, PostTime, ReadingTime, TagList } from '../components/post-parts.js';
import { Said } from '../components/said.js';
import { TableOfContents } from '../components/table-of-contents.js';
import type { Frame } from '../frame.js';
import type { PostSource } from '../items/site-item.js';
import { itemMeta } from '../meta/item-meta.js';
import { breadcrumbThing, postThing } from '../meta/things.js';
import { itemPage } from './page-rendering.js';

/** A post, and what leads on from it. */
export const postPage = itemPage(({ frame, item: post, onward }: PostSource, isPreview) => {
  const { words, siteUrl, addresses } = frame;
  const breadcrumbs = breadcrumbThing(frame, [
    [words.posts, `${siteUrl}/posts`],
    [post.title, addresses.urlOf('post', post.slug)],
  ]);
  const things = [postThing(frame, post), breadcrumbs];
  const meta = itemMeta(frame, { what: 'post', item: post, tags: post.tags, things });
  return (
    <ItemPage frame={frame} path={null} meta={meta} isPreview={isPreview}>
      <Article
        frame={frame}
        of={post}
        back={{ href: '/posts', label: words.allPosts }}
        facts={<Facts frame={frame} post={post} />}
        contents={<TableOfContents frame={frame} toc={post.toc} />}
      />
      {onward && <Onward frame={frame} onward={onward} />}
    </ItemPage>
  );
});

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
            <Said frame={frame}>{frame.words.updated}</Said>{' '}
            <time datetime={changedAt.toISOString()}>{updated}</time>
          </span>
        )}
        <ReadingTime frame={frame} post={post} />
      </p>
      <TagList frame={frame} tags={post.tags} />
    </>
  );
}

interface OnwardProps {
  readonly frame: Frame;
  readonly onward: NonNullable<PostSource['onward']>;
}

function Onward({ frame, onward: { previous, next, related } }: OnwardProps) {
  const { words, ofWords, settings, addresses } = frame;
  const linkTo = (post: PostSummary | null) =>
    post && { href: addresses.pathOf('post', post.slug), title: post.title };
  return (
    <div class="post-onward">
      <Neighbours
        frame={frame}
        label={words.neighbours}
        previous={linkTo(previous)}
        next={linkTo(next)}
        words={[words.previousPost, words.nextPost]}
      />
      {settings.shown.relatedPosts && related.length > 0 && (
        <section class="related" aria-labelledby="related-title">
          <h2 id="related-title" {...ofWords}>
            {words.related}
          </h2>
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
