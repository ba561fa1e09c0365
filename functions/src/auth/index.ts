export { AccountStore, type AccountTransaction } from './account-store.repository.js';
export { findActor, getActor, getActorName, type Actor } from './actor.js';
export { grantJson, presentProfile, profileJson } from './auth.presenter.js';
export { Keyring } from './tokens/keyring.js';
export { LoginService } from './login.service.js';
export { findOwnAccount } from './own-account.js';
export { MAILED_TOKENS } from './tokens/mailed-tokens.codec.js';
export {
  hashMailedToken,
  MAILED_TOKEN_LIFE_MS,
  type MailedToken,
  type MailedTokenKind,
} from './tokens/mailed-token.js';
export { MfaService } from './second-factor/mfa.service.js';
export { LOCKOUTS } from './passwords/lockouts.codec.js';
export { Passwords } from './passwords/passwords.js';
export { SecondFactor } from './second-factor/second-factor.js';
export { BLACKLIST, SESSIONS } from './sessions/sessions.codec.js';
export { SessionsRepository } from './sessions/sessions.repository.js';
export { SessionsService } from './sessions/sessions.service.js';
export { SessionTokens, type Grant } from './sessions/session-tokens.js';
export { Tokens } from './tokens/tokens.js';
export { Totp } from './second-factor/totp.js';
