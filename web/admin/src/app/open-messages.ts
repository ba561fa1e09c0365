/** How many messages wait, for the navigation. */
import { signal } from '@preact/signals';
import { client } from '../api/client.js';
import { isAdmin } from '../api/session.js';

/** Messages that are neither handled nor spam; 0 until it is known. */
export const openMessages = signal(0);

/** Looks again. What can't be told stays as it was: a number beside a word is no reason for an alarm. */
export async function countMessages(): Promise<void> {
  if (!isAdmin.value) return;
  const { data } = await client.GET('/admin/api/messages/counts').catch(() => ({ data: undefined }));
  if (data) openMessages.value = data.open;
}
