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
import type { Project, ProjectRevision, ProjectSummary } from './project.js';
import type { ProjectFields } from './project.fields.js';

type ForVisitors = NamesIn<ProjectFields, 'shown', 'visitors'>;

const ownShape = {
  role: z.string().nullable(),
  client: z.string().nullable(),
  period: z
    .object({
      start: z.string().describe('A month such as `2025-03`'),
      end: z.string().nullable().describe('Null while it goes on'),
    })
    .nullable(),
  stack: z.array(z.string()),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  repository: z.string().nullable(),
  order: z.int(),
  featured: z.boolean(),
  cover_image: coverImageJson.nullable(),
};

const galleryShape = {
  gallery: z.array(z.object({ ...coverImageJson.shape, caption: z.string().nullable() })),
};

/** The schemas of projects in answers. */
export const PROJECT_JSON = kindJson(
  'Project',
  { ...SUMMARY_SHAPE, ...ownShape } satisfies WireShape<ForVisitors & NamesIn<ProjectFields, 'summary'>>,
  galleryShape,
);

/** A project in a public list. */
export const projectSummaryJson = PROJECT_JSON.summary;

/** A project as it was at a version. */
export const projectRevisionJson = z
  .object({ ...REVISION_SHAPE, ...ownShape, ...galleryShape } satisfies WireShape<
    NamesIn<ProjectFields, 'revision'> & NamesIn<ProjectFields, 'shown'>
  >)
  .meta({ id: 'ProjectRevision' });

/** See projectSummaryJson. */
export function presentProjectSummary(project: ProjectSummary): z.output<typeof projectSummaryJson> {
  return presentAs(projectSummaryJson, withMainAuthor(project));
}

/** One project as visitors see it. */
export function presentProject(project: Project): z.output<typeof PROJECT_JSON.item> {
  return presentAs(PROJECT_JSON.item, withMainAuthor(project));
}

/** A project in an editors' list. */
export function presentEditorProjectSummary(
  project: ProjectSummary,
): z.output<typeof PROJECT_JSON.editorSummary> {
  return presentAs(PROJECT_JSON.editorSummary, withMainAuthor(project));
}

/** One project as editors see it. */
export function presentEditorProject(project: Project): z.output<typeof PROJECT_JSON.editorItem> {
  return presentAs(PROJECT_JSON.editorItem, withMainAuthor(project));
}

/** See projectRevisionJson. */
export function presentProjectRevision(revision: ProjectRevision): z.output<typeof projectRevisionJson> {
  return presentAs(projectRevisionJson, withWriter(revision));
}
