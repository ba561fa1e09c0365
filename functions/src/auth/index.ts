export { accessOf, isFreshOnly, type Access } from './access.js';
export { AccountStore, type AccountTransaction } from './account-store.repository.js';
export { findActor, getActor, getActorName, type Actor } from './actor.js';
export { createAuthorize } from './authorize.js';
export { grantJson, presentProfile, profileJson } from './auth.presenter.js';
export { authRoutes, sendGrant, type AuthDeps } from './auth.router.js';
export { Keyring } from './keyring.js';
export { LoginService } from './login.service.js';
export { findOwnAccount } from './own-account.js';
export {
  hashMailedToken,
  MAILED_TOKEN_LIFE_MS,
  type MailedToken,
  type MailedTokenKind,
} from './mailed-token.js';
export { MfaService } from './mfa.service.js';
export { mfaRoutes } from './mfa.router.js';
export { Passwords } from './passwords.js';
export { SecondFactor } from './second-factor.js';
export { SessionsRepository } from './sessions.repository.js';
export { SessionsService } from './sessions.service.js';
export { SessionTokens, type Grant } from './session-tokens.js';
export { Tokens } from './tokens.js';
export { Totp } from './totp.js';
