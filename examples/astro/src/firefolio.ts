import { createFirefolioClient } from 'firefolio-client';

/** Where Firefolio runs. In pages' scripts, too: the preview page asks it. */
export const apiUrl: string = import.meta.env.PUBLIC_FIREFOLIO_URL ?? 'http://127.0.0.1:5000';

/** Reads what is public. A rate limit that a build runs into is waited for. */
export const firefolio = createFirefolioClient({ baseUrl: apiUrl });
