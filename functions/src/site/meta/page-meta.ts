import type { PreviewImage } from '../../feeds/index.js';

/** What a page says of itself to search engines, link previews and programs. */
export interface PageMeta {
  /** Without the site's name; null for the front page. */
  readonly title: string | null;
  readonly description: string;
  /** Absolute; null where a page has none of its own, such as a refusal. */
  readonly canonical: string | null;
  /** Whether search engines leave it out. */
  readonly isUnlisted?: boolean;
  /** Absolute addresses of the pages before and after it in a list. */
  readonly previous?: string | null;
  readonly next?: string | null;
  /** Path of the same as Markdown. */
  readonly markdown?: string | null;
  /** Where else somebody is whom the page is about, by which other sites know that it is them (rel=me). */
  readonly me?: readonly string[];
  /** For link previews, where they differ from the above. */
  readonly preview?: LinkPreview;
  /** Things of schema.org that the page is about. */
  readonly things?: readonly Thing[];
}

/** What a link preview shows. */
export interface LinkPreview {
  readonly type: 'website' | 'article' | 'profile';
  readonly title?: string | null;
  readonly description?: string | null;
  readonly image?: PreviewImage | null;
  /** Further properties of Open Graph in order, such as `article:tag`. */
  readonly properties?: readonly (readonly [property: string, content: string])[];
  readonly twitter?: {
    readonly title?: string | null;
    readonly description?: string | null;
    readonly image?: string | null;
  };
}

/** A thing as schema.org describes it. @see https://schema.org */
export type Thing = Readonly<Record<string, unknown>> & { readonly '@type': string };
