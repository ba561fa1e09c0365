export { emailKey, normalizeEmail } from './email.js';
export { USER_EMAILS, USERS } from './users.codec.js';
export { fullName, hasMfa, tokensEndedSince, withTokensEnded, type Mfa, type User } from './user.js';
export { UsersAdminService } from './users.admin.service.js';
export { reserveEmail, UsersRepository } from './users.repository.js';
export { newUser, UsersService, type NewUser } from './users.service.js';
