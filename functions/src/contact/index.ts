export { CONTACT_MESSAGES } from './contact.codec.js';
export { ContactRepository } from './contact.repository.js';
export { ContactService } from './contact.service.js';
