import type { ComponentChildren } from 'preact';
import type { Frame } from '../frame.js';
import { Head } from '../meta/head.js';
import type { PageMeta } from '../meta/page-meta.js';
import { SiteFooter } from './site-footer.js';
import { SiteHeader } from './site-header.js';

interface LayoutProps {
  readonly frame: Frame;
  readonly meta: PageMeta;
  /** The path of the page, by which the navigation marks where one is; null for a page that is nowhere. */
  readonly path: string | null;
  /** What was searched, in the box that searches. */
  readonly searched?: string;
  readonly children: ComponentChildren;
}

/** A whole page: its head, and its content between the site's header and footer. */
export function Layout({ frame, meta, path, searched = '', children }: LayoutProps) {
  const { settings, words, ofWords, direction } = frame;
  return (
    <html lang={settings.language} dir={direction}>
      <Head frame={frame} meta={meta} />
      <body>
        <a class="skip-link" href="#main" {...ofWords}>
          {words.skipToContent}
        </a>
        <div id="announcer" class="visually-hidden" role="status"></div>
        <SiteHeader frame={frame} path={path} searched={searched} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <SiteFooter frame={frame} />
      </body>
    </html>
  );
}
