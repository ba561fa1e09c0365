export { ImportedRedirects } from './imported-redirects.js';
export { REDIRECTS } from './redirects.codec.js';
export { RedirectsRepository } from './redirects.repository.js';
export { RedirectsService } from './redirects.service.js';
