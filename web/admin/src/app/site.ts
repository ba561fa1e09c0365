/** What the owner has chosen of the site, as far as the dashboard shows it. */
import { signal } from '@preact/signals';
import { client } from '../api/client.js';
import { timeZone } from './time-zone.js';

/** How the site is called; empty until it is known. */
export const siteName = signal('');

/** Asks what the site is called. The dashboard works without. */
export async function loadSite(): Promise<void> {
  // What a browser has kept may be of before the last change: public answers may be shown while they are asked for anew.
  const asked = client.GET('/api/settings', { cache: 'no-cache' });
  const { data } = await asked.catch(() => ({ data: undefined }));
  if (data) showSite(data);
}

/** Has the dashboard go by these settings. */
export function showSite({ name, time_zone }: { readonly name: string; readonly time_zone: string }): void {
  siteName.value = name;
  timeZone.value = time_zone;
}
