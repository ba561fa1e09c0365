import fc from 'fast-check';
import { ANY, describeFields } from '../../test/support/posts/kind-fields.js';
import { PROJECT_KIND } from './project.js';
import { PROJECT_FIELDS } from './project.fields.js';
import { presentEditorProject, presentProject } from './projects.presenter.js';
import { createProjectBody } from './projects.schema.js';

const { text, textOrNull, picture } = ANY;

describeFields({
  kind: PROJECT_KIND,
  fields: PROJECT_FIELDS,
  own: {
    role: textOrNull,
    client: textOrNull,
    period: fc.option(fc.record({ start: text, end: textOrNull })),
    stack: fc.array(text, { maxLength: 3 }),
    links: fc.array(fc.record({ label: text, url: text }), { maxLength: 3 }),
    repository: textOrNull,
    gallery: fc.array(
      fc.record({ ...picture, caption: textOrNull }, { requiredKeys: ['url', 'alt', 'caption'] }),
      { maxLength: 3 },
    ),
    order: fc.integer(),
    featured: fc.boolean(),
  },
  pair: [
    {
      ...{ role: null, client: null, period: null, stack: [], links: [], repository: null, gallery: [] },
      ...{ order: 0, featured: false },
    },
    {
      ...{ role: 'Design', client: 'Ada', period: { start: '2025-03', end: null }, stack: ['Rust'] },
      ...{ links: [{ label: 'Live', url: 'u' }], repository: 'u', order: 1, featured: true },
      gallery: [{ url: 'u', alt: '', caption: null }],
    },
  ],
  since: [...['role', 'client', 'period', 'stack', 'links', 'repository', 'gallery', 'order', 'featured']],
  presentForEditors: presentEditorProject,
  presentForVisitors: presentProject,
  createBody: createProjectBody,
});
