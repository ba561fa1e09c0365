export { MailedLinks } from './mailed-links.js';
export { PasswordsService } from './passwords.service.js';
export { ProfileService } from './profile.service.js';
export { RegistrationService } from './registration.service.js';
