export { checkCaptcha, createCaptcha, type Captcha } from './captcha.js';
