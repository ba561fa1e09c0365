import { call, type Answer } from '../http/api.js';
import { readPage, type PageHead } from './page-head.js';

/** A page of the site as a crawler sees it. */
export type SitePage = Answer<string> & PageHead;

/** Asks for a page as it is, without following where it leads. */
export async function getPage(path: string, headers: Record<string, string> = {}): Promise<SitePage> {
  const answer = await call<string>(path, { headers });
  // Problem documents, which programs get, have no head.
  return { ...answer, ...readPage(typeof answer.body === 'string' ? answer.body : '') };
}
