export { accessOf } from './access.js';
export { findActor, getActor } from './actor.js';
export { createAuthorize } from './authorize.js';
export { authRoutes } from './auth.router.js';
export { AuthService } from './auth.service.js';
export { Keyring } from './keyring.js';
export { Passwords } from './passwords.js';
export { SessionsRepository } from './sessions.repository.js';
export { Tokens } from './tokens.js';
