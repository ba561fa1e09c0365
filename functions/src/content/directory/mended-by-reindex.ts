/** How to mend what follows from the items: for the log. */
export const MENDED_BY_REINDEX = 'POST /admin/api/posts/reindex';
