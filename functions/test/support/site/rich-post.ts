import { login } from '../http/api.js';
import { postsClient } from '../posts/posts.js';
import { EVERYTHING } from './markdown-with-everything.js';

/** Publishes a post that has all that Markdown gives, tagged `accessibility`. @returns the path of its page */
export async function publishRichPost(): Promise<string> {
  const editor = postsClient((await login('editor')).access_token);
  const { slug } = await editor.givenPublished({ content_md: EVERYTHING, tags: ['accessibility'] });
  return `/posts/${slug}`;
}
