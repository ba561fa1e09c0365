export { AppError, type FieldError } from './app-error.js';
export { ERROR_CODES, type ErrorCode, type LogLevel } from './codes.js';
export { fromUnknown, validationFailed } from './from-unknown.js';
