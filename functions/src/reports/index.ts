export { ReportsRepository } from './reports.repository.js';
export { ReportsService } from './reports.service.js';
