import { buildJwk } from './accounts/keyring.js';

/** Each of its two sets of keys has one. */
export const KEYRING = { access: [buildJwk('a1')], refresh: [buildJwk('r1')] };

/** A value of each param and secret of the API; whatever may be off or empty is. */
export const CONFIG_VALUES = {
  SITE_URL: 'https://site.test',
  SITE_NAME: 'Firefolio',
  APP_SECRET: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA',
  CONTACT_RECIPIENT: 'owner@site.test',
  MAIL_FROM: 'noreply@site.test',
  CORS_ORIGINS: '',
  PUBLIC_CORS: 'any',
  BUNDLED_PAGES: 'on',
  HOME_ADDRESS: '/',
  POST_ADDRESS: '/posts/:slug',
  PAGE_ADDRESS: '/:slug',
  PROJECT_ADDRESS: '/projects/:slug',
  TAG_ADDRESS: '/tags/:tag',
  PREVIEW_ADDRESS: '',
  ACCOUNT_ADDRESS: '/account',
  TRUST_PROXY_HOPS: '0',
  RATE_LIMIT_SCALE: '1',
  CONTACT_RECEIPTS: 'off',
  UNSURE_FROM: '0.3',
  SPAM_FROM: '5',
  REGISTRATION: 'open',
  REDIS_URL: '',
  FILES_BUCKET: '',
  CAPTCHA_PROVIDER: '',
  CAPTCHA_SITE_KEY: '',
  CAPTCHA_SECRET: '',
  MAIL_EVENTS_PROVIDER: 'none',
  MAIL_EVENTS_SECRET: '',
  JWT_KEYRING: JSON.stringify(KEYRING),
};
