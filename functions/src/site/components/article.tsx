import type { ComponentChildren } from 'preact';
import type { Frame } from '../frame.js';
import { BackLink, type BackLinkProps } from './back-link.js';
import { Cover, type Illustrated } from './cover.js';
import { Prose } from './prose.js';

interface ArticleProps {
  readonly frame: Frame;
  readonly of: Illustrated & { readonly title: string; readonly contentHtml: string };
  /** Where the list is that it stands in. */
  readonly back?: BackLinkProps;
  /** Between the title and the picture. */
  readonly facts?: ComponentChildren;
  /** Between the picture and the text. */
  readonly contents?: ComponentChildren;
  /** Below the text. */
  readonly after?: ComponentChildren;
}

/** An item of content in full. */
export function Article({ frame, of, back, facts, contents, after }: ArticleProps) {
  return (
    <article class="post" aria-labelledby="post-title">
      <header class="post-header">
        {back && <BackLink frame={frame} {...back} />}
        <h1 id="post-title">{of.title}</h1>
        {facts}
      </header>
      {of.coverImage && (
        <div class="post-cover">
          <Cover of={of} alt={of.coverImage.alt} sizes="(min-width: 64rem) 60rem, 100vw" isFirst />
        </div>
      )}
      {contents}
      <Prose frame={frame} html={of.contentHtml} />
      {after}
    </article>
  );
}
