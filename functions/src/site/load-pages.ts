import { once } from '../shared/once.js';

/** Gives the pages with their components, which are imported when the first page is asked for. */
export const loadPages = once(() => import('./pages/index.js'));

/** All pages by their names. */
export type Pages = Awaited<ReturnType<typeof loadPages>>;
