import { defineInt, defineSecret, defineString } from 'firebase-functions/params';
import { BUNDLED_ADDRESSES } from './address-pattern.js';

/** Where every function runs; firebase.json's rewrites name the same region. */
export const REGION = 'us-central1';

/** How often a queue hands out a task before it drops it. */
export const TASK_ATTEMPTS = 8;

/** Deploy-time parameters: `firebase deploy` asks for those without a value and keeps them in functions/.env.* */
export const params = {
  SITE_URL: defineString('SITE_URL', {
    description: "The site's public origin, such as https://example.com: links in mails and token issuer.",
  }),
  SITE_NAME: defineString('SITE_NAME', {
    default: 'Firefolio',
    description: 'The name of the site until an admin gives it one: PATCH /admin/api/settings.',
  }),
  CORS_ORIGINS: defineString('CORS_ORIGINS', {
    default: '',
    description: 'Comma-separated origins of other sites whose pages may call the API; none when empty.',
  }),
  PUBLIC_CORS: defineString('PUBLIC_CORS', {
    default: 'any',
    description:
      'Whose pages may read published posts, feeds and the like from a browser: any (every site, without cookies or ' +
      'tokens) or listed (those of CORS_ORIGINS).',
  }),
  BUNDLED_PAGES: defineString('BUNDLED_PAGES', {
    default: 'on',
    description:
      'on: the function serves the pages of the site; off: a front end of your own does, see docs/FRONTENDS.md.',
  }),
  HOME_ADDRESS: defineString('HOME_ADDRESS', {
    default: BUNDLED_ADDRESSES.HOME_ADDRESS,
    description: 'Where the front page is: a path at SITE_URL, or a whole address of another origin.',
  }),
  POST_ADDRESS: defineString('POST_ADDRESS', {
    default: BUNDLED_ADDRESSES.POST_ADDRESS,
    description:
      'Where the page of a post is, with :slug once: a path at SITE_URL, or a whole address such as https://example.com/blog/:slug/.',
  }),
  PAGE_ADDRESS: defineString('PAGE_ADDRESS', {
    default: BUNDLED_ADDRESSES.PAGE_ADDRESS,
    description: 'Where a page such as “about” is, with :slug once; as POST_ADDRESS.',
  }),
  PROJECT_ADDRESS: defineString('PROJECT_ADDRESS', {
    default: BUNDLED_ADDRESSES.PROJECT_ADDRESS,
    description: 'Where the page of a project is, with :slug once; as POST_ADDRESS.',
  }),
  TAG_ADDRESS: defineString('TAG_ADDRESS', {
    default: BUNDLED_ADDRESSES.TAG_ADDRESS,
    description: 'Where the posts of a tag are listed, with :tag once; as POST_ADDRESS.',
  }),
  PREVIEW_ADDRESS: defineString('PREVIEW_ADDRESS', {
    default: '',
    description:
      'The page of your front end that shows previews by kind, slug and preview in its query; empty where each page shows its own.',
  }),
  ACCOUNT_ADDRESS: defineString('ACCOUNT_ADDRESS', {
    default: '/account',
    description:
      'What the addresses of the account pages begin with that mails link to: …/verify-email, …/reset-password, …/confirm-email, …/accept-invitation.',
  }),
  CONTACT_RECIPIENT: defineString('CONTACT_RECIPIENT', {
    description: 'The address that receives the messages of the contact form.',
  }),
  MAIL_FROM: defineString('MAIL_FROM', {
    description: 'The sender address of every mail; its domain must allow your SMTP server (SPF, DKIM).',
  }),
  REGISTRATION: defineString('REGISTRATION', {
    default: 'invite',
    description: 'Who may make an account: open (anyone), invite (whom an admin invites) or closed (nobody).',
  }),
  CONTACT_RECEIPTS: defineString('CONTACT_RECEIPTS', {
    default: 'off',
    description:
      'Whether visitors may ask for a mail that their message has arrived: on, at most one an hour and address, or off.',
  }),
  UNSURE_FROM: defineString('UNSURE_FROM', {
    default: '0.3',
    description:
      'From which score on a message of the contact form is mailed as unsure, marked in its subject; see docs/adr/0045-moderation.md.',
  }),
  SPAM_FROM: defineString('SPAM_FROM', {
    default: '5',
    description:
      'From which score on a message of the contact form is spam: kept for 30 days and not mailed. Above UNSURE_FROM.',
  }),
  TRUST_PROXY_HOPS: defineInt('TRUST_PROXY_HOPS', {
    // No default: a wrong value has all visitors share one limit, or lets each choose whose limit is counted.
    description:
      'How many proxies add themselves to X-Forwarded-For before a request reaches the function: 2 when people come ' +
      "through Firebase Hosting, 1 when they call the function's own address. Too low, and all visitors share each " +
      'rate limit; too high, and visitors choose the address that is counted. Measure it after the deployment: ' +
      'docs/DEPLOY.md, step 10.',
    input: {
      text: {
        validationRegex: '^([1-9]|10)$',
        validationErrorMessage: 'TRUST_PROXY_HOPS must be a whole number from 1 to 10.',
      },
    },
  }),
  RATE_LIMIT_SCALE: defineInt('RATE_LIMIT_SCALE', {
    default: 1,
    description: 'Multiplies every rate limit; more than 1 only for local work and load tests.',
  }),
  MAIL_EVENTS_PROVIDER: defineString('MAIL_EVENTS_PROVIDER', {
    default: 'none',
    description:
      'Which mail provider tells /api/mail-events of bounces and complaints: none, standard (Standard Webhooks: Svix, Resend), mailgun or sendgrid.',
  }),
  MAIL_EVENTS_SECRET: defineString('MAIL_EVENTS_SECRET', {
    default: '',
    description:
      'What its events are verified by: the signing secret (whsec_…), of Mailgun the HTTP webhook signing key, of SendGrid the ' +
      "verification key; empty without a provider. Visible to whoever may read the function's configuration.",
  }),
  REDIS_URL: defineString('REDIS_URL', {
    default: '',
    description:
      'redis:// or rediss:// URL of a Redis that counts the rate limits of all instances; none when empty. A password ' +
      "in it is visible to whoever may read the function's configuration.",
  }),
  // Not STORAGE_BUCKET, which firebase-tools fills by itself for other ends.
  FILES_BUCKET: defineString('FILES_BUCKET', {
    default: '',
    description:
      "The Cloud Storage bucket of the site's files, such as my-site-files; the project's default bucket when empty.",
  }),
  CAPTCHA_PROVIDER: defineString('CAPTCHA_PROVIDER', {
    default: '',
    description:
      'turnstile (Cloudflare) or hcaptcha, where your pages show one: what it says is evidence of spam. None when empty.',
  }),
  CAPTCHA_SITE_KEY: defineString('CAPTCHA_SITE_KEY', {
    default: '',
    description: "The captcha provider's site key, which pages show.",
  }),
  // A param, since whoever deploys would be asked for a secret, with a captcha or without.
  CAPTCHA_SECRET: defineString('CAPTCHA_SECRET', {
    default: '',
    description:
      "The captcha provider's secret, by which responses are verified and nothing else. It is visible to whoever may read " +
      "the function's configuration.",
  }),
} as const;

/** Secrets in Secret Manager; locally in functions/.secret.local. */
export const secrets = {
  JWT_KEYRING: defineSecret('JWT_KEYRING'),
  APP_SECRET: defineSecret('APP_SECRET'),
  SMTP_URL: defineSecret('SMTP_URL'),
} as const;
