export { TodosRepository } from './todos.repository.js';
export { TodosService } from './todos.service.js';
