import type { Frame } from '../frame.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { numberedPath } from '../paths.js';
import type { PageMeta } from './page-meta.js';

/** Where a page of a list is, and where those before and after it are. @param path of the list's first page */
export function listAddresses(
  { siteUrl }: Frame,
  path: string,
  { number, pages }: Pick<PostsPage, 'number' | 'pages'>,
): Pick<PageMeta, 'canonical' | 'previous' | 'next'> {
  const addressOf = (page: number) => new URL(numberedPath(path, page), siteUrl).href;
  return {
    canonical: addressOf(number),
    previous: number > 1 ? addressOf(number - 1) : null,
    next: number < pages ? addressOf(number + 1) : null,
  };
}

/** The title of a page of a list: from the second one on it has its number, so that no two have one title. */
export function titleOfList(
  { words }: Frame,
  title: string,
  { number, pages }: Pick<PostsPage, 'number' | 'pages'>,
): string {
  return number === 1 ? title : `${title}, ${words.pageOf(number, pages)}`;
}
