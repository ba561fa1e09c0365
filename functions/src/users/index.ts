export { decodeUser, encodeUser, type UserDoc } from './users.codec.js';
export {
  emailKey,
  fullName,
  hasMfa,
  normalizeEmail,
  tokensEndedSince,
  withTokensEnded,
  type Mfa,
  type User,
} from './user.js';
export { UsersAdminService } from './users.admin.service.js';
export { UsersRepository } from './users.repository.js';
export { newUser, UsersService, type NewUser } from './users.service.js';
