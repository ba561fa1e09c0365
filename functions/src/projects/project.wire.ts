import type { z } from 'zod';
import {
  answerOf,
  bulkBody,
  bulkEdit,
  bulkKind,
  flagOf,
  ownFilter,
  type KindWire,
} from '../content/index.js';
import { PROJECT_KIND, type ProjectTypes } from './project.js';
import {
  presentEditorProject,
  presentEditorProjectSummary,
  presentProject,
  presentProjectRevision,
  PROJECT_JSON,
  projectRevisionJson,
} from './projects.presenter.js';
import {
  createProjectBody,
  FEATURED_SHAPE,
  PROJECT_COPY_SHAPE,
  updateProjectBody,
} from './projects.schema.js';

/** What can be done to many projects at once. */
export const PROJECT_BULK = bulkKind<ProjectTypes, z.output<typeof bulkBody>>(
  { actions: 'Publish, unpublish, delete or restore' },
  bulkBody,
  ({ action }) => bulkEdit(action),
);

/** What lists of projects are narrowed to. */
export const FEATURED_FILTER = ownFilter(FEATURED_SHAPE, ({ featured }) => {
  const isFeatured = flagOf(featured);
  return (project: ProjectTypes['entry']) => isFeatured === null || project.featured === isFeatured;
});

/** What the API takes and answers of projects. */
export const PROJECT_WIRE: KindWire<ProjectTypes> = {
  kind: PROJECT_KIND,
  createBody: createProjectBody,
  patchBody: updateProjectBody,
  workingCopyShape: PROJECT_COPY_SHAPE,
  editorFilter: FEATURED_FILTER,
  editorListSummary:
    'Projects by status, author, date and words, in any order; without a status all but the trash',
  editorSummary: answerOf(PROJECT_JSON.editorSummary, presentEditorProjectSummary),
  editorItem: answerOf(PROJECT_JSON.editorItem, presentEditorProject),
  saved: PROJECT_JSON.saved,
  item: answerOf(PROJECT_JSON.item, presentProject),
  revision: answerOf(projectRevisionJson, presentProjectRevision),
  bulk: PROJECT_BULK,
};
