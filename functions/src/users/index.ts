export { emailKey, normalizeEmail } from './email.js';
export { USER_EMAILS, USERS } from './users.codec.js';
export {
  fullName,
  hasMfa,
  newUser,
  tokensEndedSince,
  withTokensEnded,
  type Mfa,
  type NewUser,
  type User,
} from './user.js';
export { UsersAdminService } from './users.admin.service.js';
export { reserveEmail, userNotFound, UsersRepository } from './users.repository.js';
