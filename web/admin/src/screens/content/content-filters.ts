/** What lists of content are narrowed by. */
import { ask } from '../../api/client.js';
import type { Filter } from '../../list/filters.js';

/** Of every kind. */
export const STATUS: Filter = {
  name: 'status',
  label: 'Status',
  options: [
    ['', 'All but the trash'],
    ['draft', 'Drafts'],
    ['published', 'Published'],
    ['scheduled', 'Scheduled'],
    ['trashed', 'Trash'],
  ],
};

/** Of every kind: those who can be named as authors, of more than 50 the newest accounts. */
export const AUTHOR: Filter = {
  name: 'author',
  label: 'Author',
  options: [['', 'Anybody']],
  load: async () => {
    const { authors } = await ask((api) =>
      api.GET('/admin/api/authors', { params: { query: { limit: 50 } } }),
    );
    return authors.map(({ id, name }) => [id, name]);
  },
};

/** Of posts. */
export const TAG: Filter = {
  name: 'tag',
  label: 'Tag',
  options: [['', 'Any']],
  load: async () => {
    const { tags } = await ask((api) => api.GET('/admin/api/tags'));
    return tags.map(({ tag, name }) => [tag, name]);
  },
};

/** Of posts and projects. */
export const FEATURED: Filter = {
  name: 'featured',
  label: 'Featured',
  options: [
    ['', 'Or not'],
    ['true', 'Featured'],
    ['false', 'Not featured'],
  ],
};
