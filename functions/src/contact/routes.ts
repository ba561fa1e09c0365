export { contactRoutes } from './contact.router.js';
export { FormPages } from './form-pages.js';
export { messageRoutes } from './inbox/messages.router.js';
