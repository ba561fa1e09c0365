import { loadMailConfig } from './config/index.js';
import { createMailHandler } from './wiring/mail.js';
import { createMailPlatform } from './wiring/platform.js';

/** What the `sendEmail` function does with a task, built at its first one. */
export function startMail() {
  const config = loadMailConfig();
  return createMailHandler(config, createMailPlatform(config));
}
