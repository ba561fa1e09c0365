export { decodeUser, type UserDoc } from './users.codec.js';
export { fullName, type User } from './user.js';
export { UsersRepository } from './users.repository.js';
export { UsersService } from './users.service.js';
