import type { ComponentChildren } from 'preact';
import type { Frame } from '../frame.js';
import type { PageMeta } from '../meta/page-meta.js';
import { Layout } from './layout.js';

interface ItemPageProps {
  readonly frame: Frame;
  readonly path: string | null;
  readonly meta: PageMeta;
  readonly isPreview: boolean;
  readonly children: ComponentChildren;
}

/** The page of an item; a preview says that it is one, and is no page of search engines. */
export function ItemPage({ frame, path, meta, isPreview, children }: ItemPageProps) {
  const ownMeta = isPreview ? { ...meta, isUnlisted: true, markdown: null } : meta;
  return (
    <Layout frame={frame} path={path} meta={ownMeta}>
      <div class="view">
        {isPreview && (
          <p class="notice" role="note" {...frame.ofWords}>
            {frame.words.previewNotice}
          </p>
        )}
        {children}
      </div>
    </Layout>
  );
}
