export { contactRoutes } from './contact.router.js';
export { messageRoutes } from './inbox/messages.router.js';
