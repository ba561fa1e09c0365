import { describeFields } from '../../test/support/posts/kind-fields.js';
import { PAGE_KIND } from './page.js';
import { PAGE_FIELDS } from './page.fields.js';
import { presentEditorPage, presentPage } from './pages.presenter.js';
import { createPageBody } from './pages.schema.js';

describeFields({
  kind: PAGE_KIND,
  fields: PAGE_FIELDS,
  own: {},
  pair: [{}, {}],
  since: [],
  presentForEditors: presentEditorPage,
  presentForVisitors: presentPage,
  createBody: createPageBody,
});
