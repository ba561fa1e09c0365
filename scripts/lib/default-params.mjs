/**
 * The functions' params of a local run where neither the environment nor functions/.env.local says otherwise.
 * @typedef {{value?: string, what: string}} DefaultParam value: absent where it follows from the ports
 */

/** Param → its local default, and what it is. A param of the functions that is missing here fails a test. */
export const PARAMS = /** @type {Readonly<Record<string, DefaultParam>>} */ ({
  SITE_URL: { what: "the site's origin, in mails and tokens; default: Hosting's address" },
  SITE_NAME: {
    value: 'Firefolio',
    what: 'the name of the site until an admin gives it one',
  },
  CORS_ORIGINS: { value: '', what: 'other sites whose pages may call the API, separated by commas' },
  PUBLIC_CORS: { value: 'any', what: 'whose pages may read what is public: any, or listed (CORS_ORIGINS)' },
  BUNDLED_PAGES: { value: 'on', what: 'whether the function serves the pages of the site: on or off' },
  HOME_ADDRESS: { value: '/', what: 'where the front page is: a path or a whole address' },
  POST_ADDRESS: { value: '/posts/:slug', what: 'where posts are' },
  PAGE_ADDRESS: { value: '/:slug', what: 'where pages such as “about” are' },
  PROJECT_ADDRESS: { value: '/projects/:slug', what: 'where projects are' },
  TAG_ADDRESS: { value: '/tags/:tag', what: 'where the posts of a tag are listed' },
  PREVIEW_ADDRESS: { value: '', what: 'the page of a front end that shows previews; none when empty' },
  ACCOUNT_ADDRESS: { value: '/account', what: 'what the addresses of account pages begin with' },
  CONTACT_RECIPIENT: { value: 'owner@firefolio.test', what: 'who gets the messages of the contact form' },
  MAIL_FROM: { value: 'noreply@firefolio.test', what: 'the sender of every mail' },
  REGISTRATION: { value: 'open', what: 'who may make an account: open, invite or closed' },
  CONTACT_RECEIPTS: {
    value: 'off',
    what: 'whether visitors may ask for a mail that their message has arrived',
  },
  UNSURE_FROM: { value: '0.3', what: 'from which score on a message is mailed as unsure' },
  SPAM_FROM: { value: '5', what: 'from which score on a message is spam, and not mailed' },
  TRUST_PROXY_HOPS: { value: '0', what: 'proxies in front that tell the address of visitors' },
  RATE_LIMIT_SCALE: { value: '100', what: 'multiplies every rate limit' },
  MAIL_EVENTS_PROVIDER: {
    value: 'standard',
    what: 'whose events /api/mail-events takes: none, standard, mailgun or sendgrid',
  },
  MAIL_EVENTS_SECRET: {
    value: 'whsec_Zm9yIGxvY2FsIHJ1bnMgYWxvbmUsIGtub3duIHRvIGFsbA==',
    what: 'what those events are verified by',
  },
  REDIS_URL: { value: '', what: 'a Redis that counts rate limits, redis://host:port' },
  FILES_BUCKET: { value: 'demo-firefolio.firebasestorage.app', what: "the bucket of the site's files" },
  CAPTCHA_PROVIDER: { value: '', what: 'whose captcha your pages show: turnstile or hcaptcha' },
  CAPTCHA_SITE_KEY: { value: '', what: 'its site key' },
  CAPTCHA_SECRET: { value: '', what: 'its secret' },
});
