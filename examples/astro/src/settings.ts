import { unwrap } from 'firefolio-client';
import { firefolio } from './firefolio';

/** The site's name, navigation and the like, as its owner sets them; asked for once in a build. */
export const settings = await unwrap(firefolio.GET('/api/settings'));
