import { answerOf, bulkBody, bulkEdit, bulkKind, ownFilter, type KindWire } from '../content/index.js';
import type { z } from 'zod';
import { PAGE_KIND, type PageTypes } from './page.js';
import {
  PAGE_JSON,
  pageRevisionJson,
  presentEditorPage,
  presentEditorPageSummary,
  presentPage,
  presentPageRevision,
} from './pages.presenter.js';
import { createPageBody, PAGE_COPY_SHAPE, updatePageBody } from './pages.schema.js';

/** What can be done to many pages at once. */
export const PAGE_BULK = bulkKind<PageTypes, z.output<typeof bulkBody>>(
  { actions: 'Publish, unpublish, delete or restore' },
  bulkBody,
  ({ action }) => bulkEdit(action),
);

/** What the API takes and answers of pages. */
export const PAGE_WIRE: KindWire<PageTypes> = {
  kind: PAGE_KIND,
  createBody: createPageBody,
  patchBody: updatePageBody,
  workingCopyShape: PAGE_COPY_SHAPE,
  editorFilter: ownFilter({}, () => () => true),
  editorListSummary:
    'Pages by status, author, date and words, in any order; without a status all but the trash',
  editorSummary: answerOf(PAGE_JSON.editorSummary, presentEditorPageSummary),
  editorItem: answerOf(PAGE_JSON.editorItem, presentEditorPage),
  saved: PAGE_JSON.saved,
  item: answerOf(PAGE_JSON.item, presentPage),
  revision: answerOf(pageRevisionJson, presentPageRevision),
  bulk: PAGE_BULK,
};
