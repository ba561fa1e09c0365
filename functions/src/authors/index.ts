export { AUTHOR_PROFILES } from './author-profiles.codec.js';
export { AuthorProfilesRepository } from './author-profiles.repository.js';
export { AuthorsService, type AuthorWithProfile } from './authors.service.js';
export { PROFILE_COST } from './author-cost.js';
export { ProfilesService } from './profiles.service.js';
