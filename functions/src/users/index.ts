export { decodeUser, type UserDoc } from './users.codec.js';
export { fullName, normalizeEmail, type User } from './user.js';
export { UsersRepository } from './users.repository.js';
export { UsersService, type NewUser } from './users.service.js';
