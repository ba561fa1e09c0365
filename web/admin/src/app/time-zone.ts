import { signal } from '@preact/signals';

/** The site's time zone: by it days begin, and posts are scheduled. */
export const timeZone = signal(Intl.DateTimeFormat().resolvedOptions().timeZone);
