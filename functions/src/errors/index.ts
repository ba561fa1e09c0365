export { AppError } from './app-error.js';
export { ERROR_CODES, type ErrorCode, type LogLevel } from './codes.js';
export { fromUnknown, validationFailed } from './from-unknown.js';
