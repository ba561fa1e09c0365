export { CONTACT_MESSAGES, UNSEEN_MESSAGE } from './contact.codec.js';
export { ContactRepository } from './contact.repository.js';
export { ContactService } from './contact.service.js';
export { MessageJudge } from './message-judge.js';
export { MessageLessons } from './inbox/message-lessons.repository.js';
export { Receipts } from './receipts.js';
export { MessagesRepository } from './inbox/messages.repository.js';
export { MessagesService } from './inbox/messages.service.js';
