import { z } from 'zod';
import {
  coverImageJson,
  kindJson,
  REVISION_SHAPE,
  SUMMARY_SHAPE,
  withMainAuthor,
  withWriter,
} from '../content/index.js';
import { presentAs, type NamesIn, type WireShape } from '../documents/index.js';
import type { Page, PageRevision, PageSummary } from './page.js';
import type { PageFields } from './page.fields.js';

const ownShape = { cover_image: coverImageJson.nullable() };

/** The schemas of pages in answers. */
export const PAGE_JSON = kindJson(
  'Page',
  { ...SUMMARY_SHAPE, ...ownShape } satisfies WireShape<
    NamesIn<PageFields, 'shown', 'visitors'> & NamesIn<PageFields, 'summary'>
  >,
  {},
);

/** A page in a public list. */
export const pageSummaryJson = PAGE_JSON.summary;

/** A page as it was at a version. */
export const pageRevisionJson = z
  .object({ ...REVISION_SHAPE, ...ownShape } satisfies WireShape<
    NamesIn<PageFields, 'revision'> & NamesIn<PageFields, 'shown'>
  >)
  .meta({ id: 'PageRevision' });

/** See pageSummaryJson. */
export function presentPageSummary(page: PageSummary): z.output<typeof pageSummaryJson> {
  return presentAs(pageSummaryJson, withMainAuthor(page));
}

/** One page as visitors see it. */
export function presentPage(page: Page): z.output<typeof PAGE_JSON.item> {
  return presentAs(PAGE_JSON.item, withMainAuthor(page));
}

/** A page in an editors' list. */
export function presentEditorPageSummary(page: PageSummary): z.output<typeof PAGE_JSON.editorSummary> {
  return presentAs(PAGE_JSON.editorSummary, withMainAuthor(page));
}

/** One page as editors see it. */
export function presentEditorPage(page: Page): z.output<typeof PAGE_JSON.editorItem> {
  return presentAs(PAGE_JSON.editorItem, withMainAuthor(page));
}

/** See pageRevisionJson. */
export function presentPageRevision(revision: PageRevision): z.output<typeof pageRevisionJson> {
  return presentAs(pageRevisionJson, withWriter(revision));
}
