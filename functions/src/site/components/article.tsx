import type { ComponentChildren } from 'preact';
import { readableHtml } from '../content/readable-html.js';
import type { Frame } from '../frame.js';
import { Cover, type Illustrated } from './cover.js';

interface ArticleProps {
  readonly frame: Frame;
  readonly of: Illustrated & { readonly title: string; readonly contentHtml: string };
  /** Above the title. */
  readonly before?: ComponentChildren;
  /** Between the title and the picture. */
  readonly facts?: ComponentChildren;
  /** Between the picture and the text. */
  readonly contents?: ComponentChildren;
  /** Below the text. */
  readonly after?: ComponentChildren;
}

/** An item of content in full. */
export function Article({ frame, of, before, facts, contents, after }: ArticleProps) {
  return (
    <article class="post" aria-labelledby="post-title">
      <header class="post-header">
        {before}
        <h1 id="post-title">{of.title}</h1>
        {facts}
      </header>
      {of.coverImage && (
        <div class="post-cover">
          <Cover of={of} alt={of.coverImage.alt} isFirst />
        </div>
      )}
      {contents}
      <div
        class="prose"
        data-copy={frame.words.copy}
        data-copied={frame.words.copied}
        dangerouslySetInnerHTML={{ __html: readableHtml(of.contentHtml, frame.words) }}
      ></div>
      {after}
    </article>
  );
}

/** Says of a page that it is a preview. */
export function PreviewNotice({ frame }: { frame: Frame }) {
  return (
    <p class="notice" role="note">
      {frame.words.previewNotice}
    </p>
  );
}
