import { logIn } from '../accounts/accounts.js';
import { startOwnProject, type OwnProject } from '../suite/own-project.js';
import { postsClient, type PostsClient } from './posts.js';

/** A project of a test's own without posts, and somebody who is logged in there. */
export interface EditorSite extends OwnProject {
  /** Of the one who is logged in. */
  readonly token: string;
  readonly editor: PostsClient;
}

/** Starts a site whose lists have nothing but what the test stores. */
export async function startEditorSite(role: 'editor' | 'admin' = 'editor'): Promise<EditorSite> {
  const site = await startOwnProject();
  await site.removePosts();
  const account = await site.createAccount({ role });
  const { access_token: token } = await logIn(account, { baseUrl: site.url });
  return { ...site, token, editor: postsClient(token, site.url) };
}
