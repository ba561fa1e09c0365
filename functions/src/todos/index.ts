export { TODO_LISTS, TODOS } from './todos.codec.js';
export { TodosRepository } from './todos.repository.js';
export { TodosService } from './todos.service.js';
