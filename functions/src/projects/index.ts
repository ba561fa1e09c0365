export { PROJECT_KIND } from './project.js';
export { PROJECT_BULK } from './project.wire.js';
