import type { Schemas } from '../../api/client.js';

/** What each kind of job does. */
export const JOB_KINDS: Readonly<Record<Schemas['Job']['kind'], string>> = {
  bulk: 'Changes to several items',
  retag: 'Other tags for posts',
  import: 'Import',
  export: 'Export',
  'export-media': 'Media library as an archive',
  'import-media': 'Media library of an archive',
  reindex: 'Directory and search anew',
  migrate: 'Documents in the present shape',
  'rename-author': 'An author’s new name',
  'show-media': 'A file’s changes, where it is shown',
  'render-media': 'Pictures in their sizes',
  'join-upload': 'An upload put together',
  'sweep-media': 'Files compared with the database',
  'make-cards': 'Pictures for link previews',
};

/** What a job's state is called, and which badge it has. */
export const JOB_STATES: Readonly<Record<Schemas['Job']['status'], readonly [badge: string, text: string]>> =
  {
    queued: ['info', 'Waits'],
    running: ['info', 'Runs'],
    succeeded: ['good', 'Done'],
    failed: ['bad', 'Failed'],
    cancelled: ['draft', 'Cancelled'],
  };
