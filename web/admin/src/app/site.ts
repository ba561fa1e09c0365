/** What the owner has chosen of the site, as far as the dashboard shows it. */
import { signal } from '@preact/signals';
import { client } from '../api/client.js';
import { timeZone } from './time-zone.js';

/** How the site is called; empty until it is known. */
export const siteName = signal('');

/** Asks what the site is called. The dashboard works without. */
export async function loadSite(): Promise<void> {
  const { data } = await client.GET('/api/settings').catch(() => ({ data: undefined }));
  if (!data) return;
  siteName.value = data.name;
  timeZone.value = data.time_zone;
}
