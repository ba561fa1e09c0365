export { PROJECT_KIND, type Project, type ProjectEntry, type ProjectTypes } from './project.js';
export { PROJECT_FIELDS, type ProjectFields } from './project.fields.js';
export { PROJECT_BULK, PROJECT_WIRE } from './project.wire.js';
export { presentProjectSummary, projectSummaryJson } from './projects.presenter.js';
export { createProjectBody } from './projects.schema.js';
