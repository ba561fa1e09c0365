export { createAuthorize } from './authorize.js';
export { authRoutes, sendGrant } from './auth.router.js';
export { mfaRoutes } from './second-factor/mfa.router.js';
export { keyRoutes } from './tokens/keys.router.js';
