export { checkCaptcha, createCaptcha } from './captcha.js';
