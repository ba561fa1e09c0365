export { redirectId, redirectKey } from './redirect.js';
export { REDIRECTS, type Redirect } from './redirects.codec.js';
export { RedirectsRepository } from './redirects.repository.js';
export { RedirectsService } from './redirects.service.js';
