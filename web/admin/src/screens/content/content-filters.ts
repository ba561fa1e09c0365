/** What lists of content are narrowed by. */
import { loadAuthors } from '../../api/authors.js';
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

/** Of every kind. */
export const AUTHOR: Filter = {
  name: 'author',
  label: 'Author',
  options: [['', 'Anybody']],
  load: loadAuthors,
};

/** Of every kind: what is being written beside the item, and when it was published, from a day to another one. */
export const CHANGES_AND_DAYS: readonly Filter[] = [
  {
    name: 'has_changes',
    label: 'Changes',
    options: [
      ['', 'Or not'],
      ['true', 'Unpublished'],
      ['false', 'None'],
    ],
  },
  { name: 'published_from', label: 'Published from', type: 'date' },
  { name: 'published_to', label: 'to', type: 'date' },
];

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
