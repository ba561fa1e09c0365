export { CARD_SIZE, cardPath } from './card.js';
export { CardJobs } from './card-jobs.repository.js';
export { CardsRepository } from './cards.repository.js';
export { MakeCards } from './make-cards.js';
