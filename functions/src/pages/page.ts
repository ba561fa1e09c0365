import { defineKind, type ContentKind, type TypesOf } from '../content/index.js';
import { PAGE_FIELDS, type PageFields } from './page.fields.js';
import { TAKEN_SLUGS } from './taken-slugs.js';

/** The types of the engine for pages. */
export interface PageTypes extends TypesOf<PageFields> {}

/** Pages: what stands by itself on a site, such as about, uses, imprint. */
export const PAGE_KIND: ContentKind<PageTypes> = defineKind(PAGE_FIELDS, {
  name: 'page',
  plural: 'pages',
  collection: 'pages',
  slugCollection: 'page_slugs',
  takenSlugs: TAKEN_SLUGS,
});

/** A page. */
export type Page = PageTypes['item'];

/** What a list shows of a page. */
export type PageSummary = PageTypes['summary'];

/** What is known of each page without reading it. */
export type PageEntry = PageTypes['entry'];

/** A page as one write left it. */
export type PageRevision = PageTypes['revision'];
