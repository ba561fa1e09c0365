import { defineKind, type ContentKind, type TypesOf } from '../content/index.js';
import { PROJECT_FIELDS, type ProjectFields } from './project.fields.js';

/** The types of the engine for projects. */
export interface ProjectTypes extends TypesOf<ProjectFields> {}

/** Projects: what a portfolio shows. */
export const PROJECT_KIND: ContentKind<ProjectTypes> = defineKind(PROJECT_FIELDS, {
  name: 'project',
  plural: 'projects',
  collection: 'projects',
  slugCollection: 'project_slugs',
});

/** A project. */
export type Project = ProjectTypes['item'];

/** What a list shows of a project. */
export type ProjectSummary = ProjectTypes['summary'];

/** A project as one write left it. */
export type ProjectRevision = ProjectTypes['revision'];

/** What is known of each project without reading it. */
export type ProjectEntry = ProjectTypes['entry'];
