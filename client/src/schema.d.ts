/** Written by `npm run client` from the OpenAPI document. Change the routes, not this file. */

export interface paths {
  '/api/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process answers; asks nothing else */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the dependencies answer, each with its own verdict; 503 when one does not
     * @description Limits: 1200 in a minute.
     */
    get: operations['getReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This description of the API (OpenAPI 3.1)
     * @description Limits: 1200 in a minute.
     */
    get: operations['getOpenapiJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/posts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published posts, the newest first
     * @description Filters go together: posts that match all of them. A cursor goes on with other `fields` and `limit`.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getPosts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/posts/{slug}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One published post; editors, and who has a preview link, see drafts as well
     * @description A token of staff shows drafts and scheduled ones as well, as editors see them, never from a cache. `preview` shows the post as visitors will see it, whatever its status, with what its working copy says, as far as that is fit to be published, under its present slug; 403 when the link has expired, was revoked or is for another post, and for a slug that nobody has. What is in the trash is found by nobody. 308: a former slug.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getPostsBySlug'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/posts/{slug}/related': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What leads on from a post: the previous one, the next one, and those with tags in common
     * @description `previous` was published just before it, `next` just after. `related` have tags in common with it, the closest first: a tag that few posts have counts more, and of equally close ones the newer comes first. Drafts are 404, whoever asks. 308: a former slug.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getPostsBySlugRelated'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/pages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published pages, the newest first
     * @description Limits: 1200 in a minute.
     */
    get: operations['getPages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/pages/{slug}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One published page; editors, and who has a preview link, see drafts as well
     * @description A token of staff shows drafts and scheduled ones as well, as editors see them, never from a cache. `preview` shows the page as visitors will see it, whatever its status, with what its working copy says, as far as that is fit to be published, under its present slug; 403 when the link has expired, was revoked or is for another page, and for a slug that nobody has. What is in the trash is found by nobody. 308: a former slug.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getPagesBySlug'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published projects, by their `order`, the newest of the same order first
     * @description Limits: 1200 in a minute.
     */
    get: operations['getProjects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/projects/{slug}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One published project; editors, and who has a preview link, see drafts as well
     * @description A token of staff shows drafts and scheduled ones as well, as editors see them, never from a cache. `preview` shows the project as visitors will see it, whatever its status, with what its working copy says, as far as that is fit to be published, under its present slug; 403 when the link has expired, was revoked or is for another project, and for a slug that nobody has. What is in the trash is found by nobody. 308: a former slug.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getProjectsBySlug'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published posts, or pages and projects too, that match, the best first: by words, their beginnings, and with typing errors
     * @description What has every word, else what has some: in title (counts most), tags, excerpt, authors' names and the first 8,000 bytes of the text; of projects also in role, client and stack. A word matches itself; what begins with it, if it has three letters or is the last one; and what differs in one letter from four letters on, in two from eight on, unless it has digits. Case and accents do not matter; scripts without spaces match by pairs of characters.
     *
     *     Limits: 300 in a minute.
     */
    get: operations['getSearch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tags of the published posts with how many have each, the most used first
     * @description All on one page. Scheduled posts count from their time on.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getTags'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/authors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The authors of what is published, who has written most first
     * @description All on one page.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getAuthors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/authors/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * An author: bio, picture and links
     * @description `id` is that of `author` and `authors` of posts, pages and projects. 404 for who is the author of nothing that is published, whatever account or profile there is.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getAuthorsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/feed.xml': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The newest posts in full as RSS 2.0
     * @description The newest 20. Links and images are absolute. The id of an entry is `urn:firefolio:post:` and the id of the post, whatever becomes of its slug. A tag that no post has is an empty feed.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getFeedXml'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/atom.xml': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The newest posts in full as Atom
     * @description The newest 20. Links and images are absolute. The id of an entry is `urn:firefolio:post:` and the id of the post, whatever becomes of its slug. A tag that no post has is an empty feed.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getAtomXml'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/feed.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The newest posts in full as JSON Feed 1.1
     * @description The newest 20. Links and images are absolute. The id of an entry is `urn:firefolio:post:` and the id of the post, whatever becomes of its slug. A tag that no post has is an empty feed.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getFeedJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sitemap.xml': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The sitemap; an index of its files when it has more than 50,000 addresses
     * @description The front page and every published page, project and post, but those whose canonical address is at another site, and projects where the settings show none.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getSitemapXml'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sitemaps/{number}.xml': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One file of the sitemap, counted from 1
     * @description Limits: 1200 in a minute.
     */
    get: operations['getSitemapsByNumberXml'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/robots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where crawlers may go (RFC 9309); also at /robots.txt
     * @description Everything is allowed but /admin/ and /api/, of which /api/pages, /api/posts and /api/projects are.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getRobots'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/posts/{slug}/open-graph': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What link previews show of a published post
     * @description Drafts are 404, whoever asks. 308: a former slug.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getPostsBySlugOpenGraph'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the site is called, where its pages lead, and what they look like and show
     * @description What its owner has set, else what it starts with.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/theme.css': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Colours and fonts of the site as a stylesheet of custom properties
     * @description With the `v` of the present theme, as in `theme_css` of the settings, it is good for a year; with another it is the present theme, for 5 seconds; with none it is kept as any public answer.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getThemeCss'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/media/{hash}/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A picture in one of its widths, or a file as it was uploaded
     * @description `file` is `{width}.webp`, `{width}.avif` or `original.{extension}`; the addresses are in the `variants` and the `url` of a file. `share-{x}-{y}.jpg` is what link previews show of a picture, around its focal point in thousandths; `cards/{name}.png` what they show of content without one. What an address names never changes. In place of a variant that is not there comes the next larger one, or the original, and no cache keeps it. One range of bytes may be asked for (206), of which at most 8 MiB come at once; no picture tells more than it shows, such as where it was taken.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getMediaByHashByFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Public keys that verify access tokens (RFC 7517)
     * @description Who verifies a token by these must check signature, `typ` `at+jwt`, `iss` (the site's origin), `aud` (the origin and `/access`) and `exp`; ended sessions are not seen in it.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getWellKnownJwksJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/llms.txt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the site has, for language models: the addresses of its content as Markdown
     * @description All pages and projects, and the newest 500 posts. See https://llmstxt.org.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getLlmsTxt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/posts/{slug}.md': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A post as Markdown, with what is known of it as YAML before its text
     * @description 308: a former slug. 410: it was public when it was moved to the trash.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getPostsBySlugMd'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/projects/{slug}.md': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A project as Markdown, with what is known of it as YAML before its text
     * @description 308: a former slug. 410: it was public when it was moved to the trash.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getProjectsBySlugMd'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/{slug}.md': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A page by itself, such as /about as Markdown, with what is known of it as YAML before its text
     * @description 308: a former slug. 410: it was public when it was moved to the trash.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getBySlugMd'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contact/form': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a page with a contact form sends along with it
     * @description Nothing of it is personal: a page may hold it for as long as it is read, and caches for a minute. A message with a `form_token` that is 3 seconds to a day old was typed into a form; one without a token is no worse.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getContactForm'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a message to the owner of the site
     * @description 202 once the message and its mail job are stored; the mail follows, and is tried again until it is sent. `name` and `subject` have one line and no encoded words of mail headers (`=?utf-8?q?…?=`); `message` has no control characters but tabs and line breaks. A plain HTML form, sent without a script, is answered 303 whatever comes of it: to `next`, to `next_if_refused`, or to pages of the site. Pressed twice it is one message. 403 `permission-denied`: it is on a page of an origin that `CORS_ORIGINS` does not name.
     *
     *     Limits: 50 in an hour, 200 in a day, 5 in an hour.
     */
    post: operations['postContact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/mail-events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What the mail provider tells of mails that came back and of complaints
     * @description For `MAIL_EVENTS_PROVIDER`, which signs: `standard` (Standard Webhooks, as Svix and Resend do it), `mailgun` or `sendgrid`. What is told again changes nothing; events of other kinds are taken and dropped. 401: not signed by it, or over five minutes ago. 404: no provider is set up. Nobody is suppressed for a mail that is not of the site. 503: a mail that it is about is being sent; tell it again.
     *
     *     Limits: 1200 in a minute.
     */
    post: operations['postMailEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/unsubscribe': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A page with a button that stops mails; nothing comes of opening it, as mail scanners do
     * @description Limits: 1200 in a minute.
     */
    get: operations['getUnsubscribe'];
    put?: never;
    /**
     * Stop mails that strangers can cause to an address, by the link in one of them
     * @description What mail programs send by themselves at “Unsubscribe” (RFC 8058): the body is not looked at. Mails that the owner of an account needs go on, such as a link to a new password.
     *
     *     Limits: 1200 in a minute.
     */
    post: operations['postUnsubscribe'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in with e-mail address and password, and a code where the account has two-factor login
     * @description `unauthenticated` is the same for an unknown address, a wrong password, a lock, an inactive account, and a code that is wrong, was used or is locked. `second-factor-required`: send the same again with `mfa_code`. 403: by cookie, from another site's page. 503: more than 100 passwords wait to be checked. An address that is not verified may log in. By cookie the answer sets `__session` and `csrf_token`.
     *
     *     Limits: 5 in a minute.
     */
    post: operations['postAuthLogin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Exchange a refresh token for its successor and a new access token
     * @description The token that was sent is used up. Sent again it gives the same successor again, until that is used itself; then it counts as stolen, and the session ends. 401: the session has ended or the token is not good (of another transport, too): log in again; a cookie is removed. 403: a cookie without its X-CSRF-Token, or from another site's page. 409: too many at once. 429 with `Retry-After: 60` also when the session has 100 access tokens that have not expired.
     *
     *     Limits: 30 in a minute.
     */
    post: operations['postAuthRefresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/reauthenticate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give the password again, for what needs a fresh login
     * @description The refresh token stays good. 401 `unauthenticated`: the session has ended. 403: the password or the code is wrong or locked. 429 as at the refresh.
     *
     *     Limits: 10 in 15 minutes.
     */
    post: operations['postAuthReauthenticate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End the session of the access token, or else of the cookie
     * @description The session's refresh token and all its access tokens are refused from the next request on; other sessions of the account stay. Its cookies are removed, also when the answer is 401. Without a good access token the cookie and its X-CSRF-Token will do; with the cookie alone it is removed, the session goes on until it expires, and the answer is 401.
     *
     *     Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAuthLogout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/logout-all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End all sessions of the account
     * @description Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAuthLogoutAll'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The account's sessions
     * @description Those that go on, the one whose password was given last first. A page may have fewer than `limit` though more follow: go by `next_cursor`.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getAuthSessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End one of the account's sessions
     * @description Needs a fresh login: the password given within 15 minutes. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAuthSessionsById'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/mfa/totp/enrol': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A new secret for an authenticator app; it counts once a code of it was confirmed
     * @description Another secret that waits is void. 409: two-factor login is on already, or the address is not verified.
     *
     *     Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
     */
    post: operations['postAuthMfaTotpEnrol'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/mfa/totp/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turn two-factor login on with the app's first code; gives recovery codes and new tokens, ends all other sessions
     * @description The new session has the transport of this one. 409: nothing waits to be confirmed. 422: the code is wrong.
     *
     *     Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
     */
    post: operations['postAuthMfaTotpConfirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/mfa/totp/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turn two-factor login off
     * @description 409: it is off.
     *
     *     Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
     */
    post: operations['postAuthMfaTotpDisable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/mfa/totp/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * New recovery codes; the old ones are void
     * @description 409: two-factor login is off.
     *
     *     Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
     */
    post: operations['postAuthMfaTotpRecoveryCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/users/{id}/reset-mfa': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turn two-factor login of a user off who has lost device and recovery codes; ends their sessions
     * @description Make sure that it is them who ask; they are told by mail. 409: it is off.
     *
     *     For admin. Needs a fresh login: the password given within 15 minutes. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUsersByIdResetMfa'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the site waits for its first admin
     * @description Limits: 1200 in a minute.
     */
    get: operations['getAuthSetup'];
    put?: never;
    /**
     * Make the first admin, with the code that only who runs the site can make
     * @description `npm run create-admin -- --code` makes it, `npm start -- --empty` shows it. It is good for an hour and one account. Log in then. 400: the code is not good, or no more after 10 wrong ones. 409: there is an admin already, or the address has an account.
     *
     *     Limits: 20 in 15 minutes.
     */
    post: operations['postAuthSetup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make an account; with an invitation, or for anyone where registration is open
     * @description The role is `user`, or that of the invitation. A mail with a link to verify the address follows; an invited one counts as verified. For an address that has an account the answer is the same, with an id that is nobody's: its owner gets a mail. 400: the invitation is void. 403: registration is by invitation only, or closed. 409: the invited address has an account by now.
     *
     *     Limits: 5 in an hour.
     */
    post: operations['postAuthRegister'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/verify-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Verify the address with the token of the mailed link
     * @description The same link a second time says that it is verified already, until it expires.
     *
     *     Limits: 20 in 15 minutes.
     */
    post: operations['postAuthVerifyEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/verify-email/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mail another link to verify the address
     * @description 409: the address is verified already.
     *
     *     Limits: 5 in 15 minutes.
     */
    post: operations['postAuthVerifyEmailResend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The signed-in account
     * @description Limits: 1200 in a minute.
     */
    get: operations['getAuthProfile'];
    /**
     * Change the names of the signed-in account
     * @description The same as PATCH: what is absent stays. Of staff a job of the kind `rename-author` carries a new name into the posts that the account has written.
     *
     *     Limits: 50 in an hour, 200 in a day.
     */
    put: operations['putAuthProfile'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the names of the signed-in account
     * @description Of staff a job of the kind `rename-author` carries a new name into the posts that the account has written.
     *
     *     Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAuthProfile'];
    trace?: never;
  };
  '/api/auth/change-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mail a link to a new address, which the account has once the link is used
     * @description The present address gets a notice. For an address of another account the answer is the same, and its owner gets a notice. 422 also when it is the account's address already.
     *
     *     Needs a fresh login: the password given within 15 minutes. Limits: 5 in 15 minutes.
     */
    post: operations['postAuthChangeEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/change-email/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the new address with the token of the mailed link
     * @description Sessions stay; the old address gets a notice. The same link a second time says that the address is changed already, until it expires. 409: another account has the address by now.
     *
     *     Limits: 20 in 15 minutes.
     */
    post: operations['postAuthChangeEmailConfirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/change-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change the password; ends all other sessions and gives new tokens
     * @description The new session has the transport of this one; the owner gets a mail. 403: the current password is wrong or locked. 409: it was changed meanwhile. 422: the new one is refused, or is the present one.
     *
     *     Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
     */
    post: operations['postAuthChangePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/forgot-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mail a link to set a new password; the answer is the same for every address
     * @description One is sent when the address has an active account.
     *
     *     Limits: 5 in 15 minutes.
     */
    post: operations['postAuthForgotPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set a new password with the token of the mailed link; ends all sessions
     * @description Ends every lock of passwords, and counts the address as verified. It does not log in, and two-factor login stays on. The owner gets a mail.
     *
     *     Limits: 20 in 15 minutes.
     */
    post: operations['postAuthResetPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/todos': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Your todos, the newest first: all, those done or those to do
     * @description The only list with page numbers: Firestore reads what lies on the pages before, too. A list has at most 500 todos.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getTodos'];
    put?: never;
    /**
     * Create a todo
     * @description An `Idempotency-Key` is known while the todo that it made exists. 409 `failed-precondition`: the list has 500 todos, delete one first.
     *
     *     Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postTodos'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/todos/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One of your todos
     * @description Somebody else's is 404, as one that does not exist.
     *
     *     Limits: 1200 in a minute.
     */
    get: operations['getTodosById'];
    /**
     * Change fields of a todo; If-Match guards against overwriting newer work
     * @description The same as PATCH: what is absent stays. What is absent stays; `due_at: null` takes the time away.
     *
     *     Limits: 50 in an hour, 200 in a day.
     */
    put: operations['putTodosById'];
    post?: never;
    /**
     * Delete a todo
     * @description Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteTodosById'];
    options?: never;
    head?: never;
    /**
     * Change fields of a todo; If-Match guards against overwriting newer work
     * @description What is absent stays; `due_at: null` takes the time away.
     *
     *     Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchTodosById'];
    trace?: never;
  };
  '/admin/api/posts/reindex': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Build the directory and the search texts anew from posts, pages and projects, as a job: after they came from a backup
     * @description Writes anew what is not as they are; at any other time it changes nothing. The job counts what it has `indexed`, left `unchanged` and `removed` because the item is gone, and items that `failed`: the `item` of a problem is the id of one that can't be read or has no room.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsReindex'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import posts from Markdown files (ZIP), our JSON, a Ghost export or a WordPress export, as a job; pages and projects from our own exports
     * @description The body is the file, at most 20 MiB; a ZIP of up to 200 MB comes in parts (POST /admin/api/uploads with `purpose: import`). The job counts what is `created`, `updated`, `unchanged`, `skipped` and `failed`, of all kinds together, and the `redirects` from where posts were; the same file a second time changes nothing. What can't come along, or not as it was, is one of its problems and never the end of the import. Pictures and other files of an archive that posts refer to go into the media library (`files_created`, `files_known`, `files_failed`). A file that is not of its format is taken, and the job fails. What becomes of drafts, authors and slugs: docs/API.md. 400: the body is empty.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/uploads/{id}/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import the archive whose parts you have sent, as a job
     * @description As POST /admin/api/posts/import imports one that comes whole; the upload has `purpose: import`. Once it is imported it is removed; until then, for a day, it can be imported again, such as with another query. 409: parts are missing, or it is a file of the library.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUploadsByIdImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Export all posts, pages and projects but those in the trash, as JSON or as Markdown files in a ZIP: a job that makes a file
     * @description Scheduled ones and drafts included; no revisions. What is written meanwhile may be in it or not. The job counts what is `exported`, and has a `file` when it has succeeded.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsExport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/jobs/{id}/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The file that an export has made
     * @description Can be imported again; kept for 30 days. At most 30 MB, a ZIP at most 65,000 items. 404: no such job, one that is no export, or a file that has expired. 409: the job has not succeeded, or the file would be larger.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminJobsByIdFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish, unpublish, delete, restore, tag or untag up to 500 posts, as a job
     * @description Each post changes as by a request of its own, whatever its version. The job counts `changed`, `unchanged` and `failed`; the `item` of a problem is the id of a post: there is none, it is in the trash, it would have more than 10 tags, or there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsBulk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Posts by status, tag, author, date and words, in any order; without a status all but the trash
     * @description As stored now, never from a cache. A cursor belongs to its filters and `sort`. Filters go together, and cost nothing more.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPosts'];
    put?: never;
    /**
     * Create a post
     * @description Without `slug` it is made from the title, in the letters a to z whatever its script; when that is taken, with `-2`, `-3` or six random characters behind it. 404: the post that the `Idempotency-Key` made was removed for good. 409 `already-exists`: a given slug is taken; `failed-precondition`: there is no room (docs/API.md).
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPosts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One post, whatever its status
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPostsById'];
    put?: never;
    post?: never;
    /**
     * Move a post to the trash; with purge=true remove one that is there for good
     * @description In the trash its slug stays taken; one that is there already stays as it is. Purged, it goes with its revisions and all its slugs, which are free from then on; the audit log stays. 409: purged outside of the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminPostsById'];
    options?: never;
    head?: never;
    /**
     * Change fields of a post; If-Match guards against overwriting newer work
     * @description What is absent stays; `cover_image: null` takes the image away. The slug of a post that has never been published follows a new title, unless it was chosen; else a former slug redirects from then on. 409: the post is in the trash, the slug belongs to another post, or there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminPostsById'];
    trace?: never;
  };
  '/admin/api/posts/{id}/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a post at a time in the future
     * @description 409: the post is in the trash. 422 also when the time has passed.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a post now, or as of an earlier time
     * @description One that was public before keeps its date, unless `published_at` gives another, of a published post too: whatever sorts posts by date has it there. 409: it is in the trash. 422 also when `published_at` is in the future: schedule it.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdPublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/unpublish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a post a draft again
     * @description 409: it is in the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdUnpublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a post out of the trash, as a draft
     * @description One that is not in the trash stays as it is.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The last 50 versions of a post and the last of each of 50 days before, the last first
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPostsByIdRevisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/revisions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A post as it was at a version
     * @description 404 also when the revision is not kept any more.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPostsByIdRevisionsByVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/revisions/{version}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What changed since a version, up to another one: the text line by line
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPostsByIdRevisionsByVersionDiff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/revisions/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write a former version as a new one; status and date stay, the slug unless it follows the title
     * @description 404 also when the revision is not kept any more. 409: the post is in the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdRevisionsByVersionRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/working-copy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is being written of a post, beside its live version
     * @description As it was saved, to the letter. 204: there is none.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPostsByIdWorkingCopy'];
    /**
     * Save what is being written of a post: nobody but staff sees it
     * @description Made for saving every few seconds: nothing is rendered, no revision is left, and what is not finished is taken: no title yet, half an address. `If-None-Match: *` begins a copy, `If-Match` goes on with one; without either whatever is there is written over. What is stored already is answered as stored, whatever the condition. 412: another one is there, or none any more; `changed_fields` are those that differ from what was sent. 409: it waits for its time, or the post is in the trash.
     *
     *     For admin and editor. Limits: 1800 in an hour.
     */
    put: operations['putAdminPostsByIdWorkingCopy'];
    post?: never;
    /**
     * Discard what is being written of a post: its live version stays
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminPostsByIdWorkingCopy'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/working-copy/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a post what its working copy says, in one version; its status stays
     * @description Of a published post that makes it live, of a draft it saves it. The copy is gone then. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the post since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the post is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdWorkingCopyApply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/working-copy/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same, and publish the post in the same version, now or as of an earlier time
     * @description One that was public before keeps its date, unless `published_at` gives another. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the post since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the post is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdWorkingCopyPublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/working-copy/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a working copy go live at a time in the future
     * @description Of a post that visitors see it waits until then, and within five minutes after `publish_at` takes the place of what they saw; until then it can't be edited (`working_copy` in the answer). Any other post becomes what it says at once, and is published at that time (`item`). Where it can't go live by then, because the post was changed, it stays and its `failure` says why. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the post since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the post is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdWorkingCopySchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/working-copy/unschedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take back the time at which a working copy goes live: it can be edited again
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdWorkingCopyUnschedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/posts/{id}/preview-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A link that shows the post to whoever has it, for a while
     * @description The post stays at its version. It can have many links. `url` is the page that shows it: its own with `?preview=` and the token, or `PREVIEW_ADDRESS`, which gets `kind`, `slug` and `preview`. A page passes the token on to `GET /api/posts/:slug`.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdPreviewLink'];
    /**
     * Void all of a post's preview links
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminPostsByIdPreviewLink'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish, unpublish, delete or restore up to 500 pages, as a job
     * @description Each page changes as by a request of its own, whatever its version. The job counts `changed`, `unchanged` and `failed`; the `item` of a problem is the id of a page: there is none, it is in the trash, or there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesBulk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Pages by status, author, date and words, in any order; without a status all but the trash
     * @description As stored now, never from a cache. A cursor belongs to its filters and `sort`. Filters go together, and cost nothing more.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPages'];
    put?: never;
    /**
     * Create a page
     * @description Without `slug` it is made from the title, in the letters a to z whatever its script; when that is taken, with `-2`, `-3` or six random characters behind it. 404: the page that the `Idempotency-Key` made was removed for good. 409 `already-exists`: a given slug is taken; `failed-precondition`: there is no room (docs/API.md).
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One page, whatever its status
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPagesById'];
    put?: never;
    post?: never;
    /**
     * Move a page to the trash; with purge=true remove one that is there for good
     * @description In the trash its slug stays taken; one that is there already stays as it is. Purged, it goes with its revisions and all its slugs, which are free from then on; the audit log stays. 409: purged outside of the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminPagesById'];
    options?: never;
    head?: never;
    /**
     * Change fields of a page; If-Match guards against overwriting newer work
     * @description What is absent stays; `cover_image: null` takes the image away. The slug of a page that has never been published follows a new title, unless it was chosen; else a former slug redirects from then on. 409: the page is in the trash, the slug belongs to another page, or there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminPagesById'];
    trace?: never;
  };
  '/admin/api/pages/{id}/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a page at a time in the future
     * @description 409: the page is in the trash. 422 also when the time has passed.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a page now, or as of an earlier time
     * @description One that was public before keeps its date, unless `published_at` gives another, of a published page too: whatever sorts pages by date has it there. 409: it is in the trash. 422 also when `published_at` is in the future: schedule it.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdPublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/unpublish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a page a draft again
     * @description 409: it is in the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdUnpublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a page out of the trash, as a draft
     * @description One that is not in the trash stays as it is.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The last 50 versions of a page and the last of each of 50 days before, the last first
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPagesByIdRevisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/revisions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A page as it was at a version
     * @description 404 also when the revision is not kept any more.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPagesByIdRevisionsByVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/revisions/{version}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What changed since a version, up to another one: the text line by line
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPagesByIdRevisionsByVersionDiff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/revisions/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write a former version as a new one; status and date stay, the slug unless it follows the title
     * @description 404 also when the revision is not kept any more. 409: the page is in the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdRevisionsByVersionRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/working-copy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is being written of a page, beside its live version
     * @description As it was saved, to the letter. 204: there is none.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminPagesByIdWorkingCopy'];
    /**
     * Save what is being written of a page: nobody but staff sees it
     * @description Made for saving every few seconds: nothing is rendered, no revision is left, and what is not finished is taken: no title yet, half an address. `If-None-Match: *` begins a copy, `If-Match` goes on with one; without either whatever is there is written over. What is stored already is answered as stored, whatever the condition. 412: another one is there, or none any more; `changed_fields` are those that differ from what was sent. 409: it waits for its time, or the page is in the trash.
     *
     *     For admin and editor. Limits: 1800 in an hour.
     */
    put: operations['putAdminPagesByIdWorkingCopy'];
    post?: never;
    /**
     * Discard what is being written of a page: its live version stays
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminPagesByIdWorkingCopy'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/working-copy/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a page what its working copy says, in one version; its status stays
     * @description Of a published page that makes it live, of a draft it saves it. The copy is gone then. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the page since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the page is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdWorkingCopyApply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/working-copy/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same, and publish the page in the same version, now or as of an earlier time
     * @description One that was public before keeps its date, unless `published_at` gives another. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the page since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the page is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdWorkingCopyPublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/working-copy/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a working copy go live at a time in the future
     * @description Of a page that visitors see it waits until then, and within five minutes after `publish_at` takes the place of what they saw; until then it can't be edited (`working_copy` in the answer). Any other page becomes what it says at once, and is published at that time (`item`). Where it can't go live by then, because the page was changed, it stays and its `failure` says why. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the page since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the page is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdWorkingCopySchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/working-copy/unschedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take back the time at which a working copy goes live: it can be edited again
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdWorkingCopyUnschedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/pages/{id}/preview-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A link that shows the page to whoever has it, for a while
     * @description The page stays at its version. It can have many links. `url` is the page that shows it: its own with `?preview=` and the token, or `PREVIEW_ADDRESS`, which gets `kind`, `slug` and `preview`. A page passes the token on to `GET /api/pages/:slug`.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPagesByIdPreviewLink'];
    /**
     * Void all of a page's preview links
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminPagesByIdPreviewLink'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish, unpublish, delete or restore up to 500 projects, as a job
     * @description Each project changes as by a request of its own, whatever its version. The job counts `changed`, `unchanged` and `failed`; the `item` of a problem is the id of a project: there is none, it is in the trash, or there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsBulk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Projects by status, author, date and words, in any order; without a status all but the trash
     * @description As stored now, never from a cache. A cursor belongs to its filters and `sort`. Filters go together, and cost nothing more.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminProjects'];
    put?: never;
    /**
     * Create a project
     * @description Without `slug` it is made from the title, in the letters a to z whatever its script; when that is taken, with `-2`, `-3` or six random characters behind it. 404: the project that the `Idempotency-Key` made was removed for good. 409 `already-exists`: a given slug is taken; `failed-precondition`: there is no room (docs/API.md).
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjects'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One project, whatever its status
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminProjectsById'];
    put?: never;
    post?: never;
    /**
     * Move a project to the trash; with purge=true remove one that is there for good
     * @description In the trash its slug stays taken; one that is there already stays as it is. Purged, it goes with its revisions and all its slugs, which are free from then on; the audit log stays. 409: purged outside of the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminProjectsById'];
    options?: never;
    head?: never;
    /**
     * Change fields of a project; If-Match guards against overwriting newer work
     * @description What is absent stays; `cover_image: null` takes the image away. The slug of a project that has never been published follows a new title, unless it was chosen; else a former slug redirects from then on. 409: the project is in the trash, the slug belongs to another project, or there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminProjectsById'];
    trace?: never;
  };
  '/admin/api/projects/{id}/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a project at a time in the future
     * @description 409: the project is in the trash. 422 also when the time has passed.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a project now, or as of an earlier time
     * @description One that was public before keeps its date, unless `published_at` gives another, of a published project too: whatever sorts projects by date has it there. 409: it is in the trash. 422 also when `published_at` is in the future: schedule it.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdPublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/unpublish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a project a draft again
     * @description 409: it is in the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdUnpublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a project out of the trash, as a draft
     * @description One that is not in the trash stays as it is.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The last 50 versions of a project and the last of each of 50 days before, the last first
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminProjectsByIdRevisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/revisions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A project as it was at a version
     * @description 404 also when the revision is not kept any more.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminProjectsByIdRevisionsByVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/revisions/{version}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What changed since a version, up to another one: the text line by line
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminProjectsByIdRevisionsByVersionDiff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/revisions/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write a former version as a new one; status and date stay, the slug unless it follows the title
     * @description 404 also when the revision is not kept any more. 409: the project is in the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdRevisionsByVersionRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/working-copy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is being written of a project, beside its live version
     * @description As it was saved, to the letter. 204: there is none.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminProjectsByIdWorkingCopy'];
    /**
     * Save what is being written of a project: nobody but staff sees it
     * @description Made for saving every few seconds: nothing is rendered, no revision is left, and what is not finished is taken: no title yet, half an address. `If-None-Match: *` begins a copy, `If-Match` goes on with one; without either whatever is there is written over. What is stored already is answered as stored, whatever the condition. 412: another one is there, or none any more; `changed_fields` are those that differ from what was sent. 409: it waits for its time, or the project is in the trash.
     *
     *     For admin and editor. Limits: 1800 in an hour.
     */
    put: operations['putAdminProjectsByIdWorkingCopy'];
    post?: never;
    /**
     * Discard what is being written of a project: its live version stays
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminProjectsByIdWorkingCopy'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/working-copy/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a project what its working copy says, in one version; its status stays
     * @description Of a published project that makes it live, of a draft it saves it. The copy is gone then. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the project since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the project is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdWorkingCopyApply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/working-copy/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same, and publish the project in the same version, now or as of an earlier time
     * @description One that was public before keeps its date, unless `published_at` gives another. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the project since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the project is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdWorkingCopyPublish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/working-copy/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a working copy go live at a time in the future
     * @description Of a project that visitors see it waits until then, and within five minutes after `publish_at` takes the place of what they saw; until then it can't be edited (`working_copy` in the answer). Any other project becomes what it says at once, and is published at that time (`item`). Where it can't go live by then, because the project was changed, it stays and its `failure` says why. If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed the project since; `changed_fields` says what. Merge, and save the copy with the present version as `base_version`. That it was published or taken back meanwhile does not matter. 409 otherwise: the project is in the trash, the slug is taken, there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdWorkingCopySchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/working-copy/unschedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take back the time at which a working copy goes live: it can be edited again
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdWorkingCopyUnschedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/projects/{id}/preview-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A link that shows the project to whoever has it, for a while
     * @description The project stays at its version. It can have many links. `url` is the page that shows it: its own with `?preview=` and the token, or `PREVIEW_ADDRESS`, which gets `kind`, `slug` and `preview`. A page passes the token on to `GET /api/projects/:slug`.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminProjectsByIdPreviewLink'];
    /**
     * Void all of a project's preview links
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminProjectsByIdPreviewLink'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What becomes of a text, rendered as a write would; nothing is stored
     * @description Names of files of the library are resolved. Made for asking while somebody types.
     *
     *     For admin and editor. Limits: 1800 in an hour.
     */
    post: operations['postAdminPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/working-copies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Posts, pages and projects of which something is being written, the last saved first
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminWorkingCopies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tags of drafts and published posts with how many have each, the most used first
     * @description A tag exists by being used: there is nothing to create.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminTags'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/tags/rename': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a tag another name in every post, as a job
     * @description Each post gets a new version, those in the trash too; posts that get the old tag meanwhile are found as well, and what is said of the tag goes with it. The job, of the kind `retag`, counts `changed`, `unchanged` and `failed`. 404: no post has the tag. 409: `to` is a tag already, merge them.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminTagsRename'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/tags/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make one tag of several in every post, as a job
     * @description As a rename. 404: no post has any of `tags`.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminTagsMerge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/tags/{tag}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Say how a tag is written, and what it is about
     * @description What is absent stays. Another name is carried into the posts by a job of the kind `retag`, by which each has a new version. 404: no post has the tag. 405: of tags called `rename` or `merge`. 409: there is no room.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminTagsByTag'];
    trace?: never;
  };
  '/admin/api/authors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who can be named as an author: active editors and admins, the newest account first
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminAuthors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/authors/names': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The same by name alone, for filters and choices: their profiles are not read
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminAuthorsNames'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/authors/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The profile of an author, as it is stored now
     * @description Version 0 where nobody has written one. 404: no editor or admin has this id.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminAuthorsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Write the profile of an author; If-Match guards against overwriting newer work
     * @description Editors write their own (`id` is that of their account), admins any; 403 otherwise. What is absent stays; picture and links are replaced as a whole. Visitors see it at once through the instance that makes the change, within 5 seconds through every other, within 2 minutes through the CDN, once something is published that names the author.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminAuthorsById'];
    trace?: never;
  };
  '/admin/api/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Pictures and files, in the order that is asked for
     * @description Filters go together, but for `ids`.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminMedia'];
    put?: never;
    /**
     * Upload a picture or a file of at most 8 MB
     * @description As a form with the `file` and what is said of it, or the file itself as the body with that in the query; larger ones come in parts. A picture needs `alt`, unless it is `decorative`. 201: its variants are made by a job, after which its `status` is `ready`; or `failed`, with why. 200: the same bytes are here already, and this is their file, taken out of the trash where it lay there; what is said of it stays. 409: there is no room. 404: the file that the `Idempotency-Key` made was removed for good.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMedia'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media/render': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make the variants of all pictures anew, as a job: after an update with other widths
     * @description What there is stays until then. The job counts what is `rendered`, `failed` or `skipped`, since it is no picture.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMediaRender'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media/sweep': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare the bucket with the database and mend what does not agree, as a job
     * @description Done each day by itself. Files without a document are removed once they are older than a day; documents without a file have failed, missing variants are made anew, the room that is taken is counted anew. Each is one of the problems of the job.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMediaSweep'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to upload a file in parts
     * @description For files that are too large for one request. Send the parts, each of `part_bytes` and the last of what is left, in any order and as often as it takes, then complete it. It is removed after a day. With `purpose: import` it is a ZIP of at most 200 MB, imported by `POST …/:id/import`. At most 25 MB a picture, 200 MB a film, a recording or a PDF. 409: there is no room, or 20 uploads of yours are under way.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUploads'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/uploads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * An upload of yours: which parts are there, and what became of it
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminUploadsById'];
    put?: never;
    post?: never;
    /**
     * Cancel an upload, and remove its parts
     * @description A job that joins them fails; what it has become already stays.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminUploadsById'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/uploads/{id}/parts/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Send a part of it, counted from 1; one that is there is written over
     * @description The first one tells what the file is: a picture without `alt` is refused then, and so is what is no file of a type that is taken, or no ZIP where one is to be imported.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    put: operations['putAdminUploadsByIdPartsByNumber'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/uploads/{id}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a file of the parts, as a job; `media_id` of the upload then says which
     * @description Asked for again it is the same job, but where that has failed or was cancelled: then it begins anew, with parts that may have been sent again. The job counts what is `created` or `known`. 409: parts are missing, or it is an archive to be imported.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUploadsByIdComplete'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How much room originals take, and how much there is
     * @description Of the site and of what you have uploaded, the trash included; variants come on top.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminMediaUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One file, whatever its status, with where it is used
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminMediaById'];
    put?: never;
    post?: never;
    /**
     * Move a file to the trash for 30 days; with purge=true remove one that is there for good
     * @description In the trash it is served as before. Purging is for admins; what caches have kept of it they may keep for a year. 409: it is used somewhere (`used_in`); purged outside of the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminMediaById'];
    options?: never;
    head?: never;
    /**
     * Change what is said of a file; If-Match guards against overwriting newer work
     * @description What is absent stays. A job brings what shows the file up to date. `alt` makes a picture one that is not decorative, `decorative` takes its `alt` away. The ETag changes also when its variants are made, which If-Match forgives. 409: it is in the trash.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminMediaById'];
    trace?: never;
  };
  '/admin/api/media/{id}/replace': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replace a file by another one that was uploaded
     * @description It gets the bytes of the other one and what is said of them, title, caption and credit only where something is said; a job brings what shows it up to date. The other one gets what this one had, so that it can be taken back the same way, and old addresses stay good until that is deleted. 409: the other one is used, one of both is in the trash or being processed, or only one of both is a picture.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMediaByIdReplace'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a file out of the trash
     * @description One that is not in the trash stays as it is.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMediaByIdRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media-exports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put all files of the library and what is said of them into an archive, as a job
     * @description The archive is one ZIP or several (volumes) of some 100 MB with the originals as they came, which may tell where pictures were taken, and a `media.json`. The job counts what is `exported`; files that have `failed`, are `lost` or were `changed` meanwhile are left out and are its problems; those in the trash (`trashed`) are left out. `archive` of the job says where the volumes are; they are removed 7 days after it was begun.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMediaExports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media-exports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The volumes of an archive, by the id of its job
     * @description 404: no such job, or its archive was removed. 409: the job has not succeeded.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMediaExportsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media-exports/{id}/volumes/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where to get a volume of an archive, for 15 minutes
     * @description `url` is signed: whoever has it gets the file, so keep it to yourself. 503: the functions’ account may not sign (docs/DEPLOY.md, step 6); `…/file` gives the volume as well.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMediaExportsByIdVolumesByNumber'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/media-exports/{id}/volumes/{number}/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A volume of an archive, through the API
     * @description As long as a request takes: 60 seconds. In production get it from the `url` of the volume, where nothing ends it.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMediaExportsByIdVolumesByNumberFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/uploads/{id}/import-media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring the files of a volume of a library’s archive back, as a job
     * @description The upload has `purpose: import` and is complete. Each file gets the id that it had, so that content which names it shows it. The job counts what is `created`, `restored` (it was in the trash, or had failed), `unchanged` or `failed`; each that could not come is one of its problems, such as one whose id has other bytes here. 409: parts are missing, or it is a file of the library.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUploadsByIdImportMedia'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/cards/render': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Draw the link preview pictures of all published content without one of its own, as a job: after an update
     * @description Cards are drawn when content is published or changed, and all of them when the settings change by which they look; this is for content of before there were cards, or for another design of them. The job counts what is `made`, `removed` or `unchanged`; it is `left_to_later` where another one of all cards waits.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminCardsRender'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/users/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Invitations that wait, the newest first
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminUsersInvitations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/users/invite': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mail an invitation to make an account with a role
     * @description Good for 7 days, and void once its sender is no active admin any more; it replaces an earlier one of the address. The mail names the sender and the role. 409 `already-exists`: the address has an account; `failed-precondition`: registration is closed. 404: sent again with its key, once the invitation was accepted, taken back or replaced. 429 with `Retry-After: 60` also when it was invited a moment ago.
     *
     *     For admin. Needs a fresh login: the password given within 15 minutes. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUsersInvite'];
    /**
     * Take the invitation of an address back
     * @description 404: it has none that waits.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminUsersInvite'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Users by role, state and name, in the order that is asked for; with an e-mail address or its beginning those who have it, by address
     * @description Filters go together, but for `email` and `ids`. A cursor belongs to them.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminUsers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One user
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminUsersById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change role or state of a user; a change ends all of their sessions
     * @description A new role or state ends all sessions of the user, and who is active logs in again with the new rights. Only its owner changes an address or a name. 409 `failed-precondition`: no active admin would be left, so make somebody else an admin first; or the address of who is to become an editor or admin is not verified, so that it may not be theirs.
     *
     *     For admin. Needs a fresh login: the password given within 15 minutes. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminUsersById'];
    trace?: never;
  };
  '/admin/api/users/{id}/end-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End all sessions of a user
     * @description For admin. Needs a fresh login: the password given within 15 minutes. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUsersByIdEndSessions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Jobs of the last 30 days, the newest first
     * @description A cursor belongs to its filter.
     *
     *     For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminJobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One job: how far it is and what became of its items
     * @description For admin and editor. Limits: 1200 in a minute.
     */
    get: operations['getAdminJobsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/jobs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a job that has not ended; what it has done stays done
     * @description Editors cancel their own jobs (another's is 403), admins any. No step begins any more; one that runs comes to its end and is not counted. 409 `failed-precondition`: it has ended.
     *
     *     For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminJobsByIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages of the contact form, in the order that is asked for
     * @description All filters but `ids` hold together. A cursor belongs to them.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/messages/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many messages there are, for a badge
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMessagesCounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/messages/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages as CSV, at most 1,000 in a file; Link leads to the next one
     * @description UTF-8 with a byte order mark, every cell quoted. What a spreadsheet would take for a formula has an apostrophe before it.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMessagesExport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/messages/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change or delete up to 100 messages, all or none
     * @description Deleted are their mails as well, and mailed are those that came as spam and are none now. What is not there any more is named, and changes nothing.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMessagesBulk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/messages/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One message with its answers, and what became of its mails
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMessagesById'];
    /**
     * File a message: handled or not, spam or not, a note
     * @description The same as PATCH: what is absent stays. What is absent stays. A message that came as spam was not mailed: with another verdict it is mailed now, once.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    put: operations['putAdminMessagesById'];
    post?: never;
    /**
     * Delete a message and its mails for good
     * @description Also those that were not sent yet: an answer that waits does not go out any more.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminMessagesById'];
    options?: never;
    head?: never;
    /**
     * File a message: handled or not, spam or not, a note
     * @description What is absent stays. A message that came as spam was not mailed: with another verdict it is mailed now, once.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminMessagesById'];
    trace?: never;
  };
  '/admin/api/messages/{id}/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer a message by mail; it counts as handled then
     * @description The mail comes from the site's address with the writer's name, quotes the message and stands in one thread with the owner's mail and the answers before; what the visitor writes back goes to the owner. A message that was taken for spam is none then. 409 `failed-precondition`: it was answered 20 times.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMessagesByIdAnswers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/messages/{id}/retry-mail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the mail of a message that failed, or was never made
     * @description 409 `failed-precondition`: it is on its way, was sent, or was not made since the message came as spam. 404 as well once its mail is forgotten.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMessagesByIdRetryMail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/mails': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Mails of the last 90 days, the newest first: what became of them
     * @description All filters hold together.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMails'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/mails/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One mail, with what became of its attempts
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminMailsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/mails/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a mail that failed, was held back or cancelled, or bounced; it is tried for three days, as a new one
     * @description One that was held back (`suppressed`) goes out once its address is off the suppression list. 409 `failed-precondition`: it is on its way, was sent, may still go out (cancelled within the last minute while it was being sent), or its link has expired.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMailsByIdRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/mails/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a mail that was not sent yet
     * @description One that is being sent at this moment may still go out. 409 `failed-precondition`: it has ended.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMailsByIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/moderation/model': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How much the spam filter has learned from moderators
     * @description It learns every 5 minutes from the verdicts that admins give. From 60,000 on, all it has counted is halved, so that what was decided lately counts more.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminModerationModel'];
    put?: never;
    post?: never;
    /**
     * Have the spam filter forget all that moderators have taught it
     * @description Verdicts of messages stay as they are. What was decided before is learned again when the same verdict is given once more; what was decided in the last minutes and not learned yet, still is.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminModerationModel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/queues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The queues: whether they run, what they hold, and what work is not done
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminQueues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/queues/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One queue: `sendEmail` or `runJob`
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminQueuesByName'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/queues/{name}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a queue: its work is accepted and waits
     * @description From the answer on no worker takes work; one that has a mail sends it, one that has a job stops after the step in hand. Nothing grows too old meanwhile. Of `sendEmail` all mails wait, those that reset passwords as well. A second pause changes nothing.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminQueuesByNamePause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/queues/{name}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resume a queue: what has waited is done
     * @description Workers are told at once of the 200 works that wait the longest; of the rest by the sweeper, 200 in five minutes, or when it is resumed once more.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminQueuesByNameResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/queues/{name}/purge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Purge a queue: its tasks are deleted, and the work that waits is cancelled
     * @description At most 200 works at once, that which waits the longest first, all or none; send it again while `waiting.queued` is not 0. Pause the queue before, or workers take up some meanwhile. What a worker has in hand it brings to its end; what one has left behind is cancelled, too. Cancelled mails can be sent later one by one; cancelled jobs are begun anew.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminQueuesByNamePurge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/suppressions/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Paste a mail that says that another one came back, or that its reader called it spam
     * @description Addresses that have no mailbox, and those of readers who complained, go onto the suppression list; the mail of the site is noted as `bounced`. Reads delivery reports (RFC 3464, RFC 6533), complaints (RFC 5965) and the texts of qmail, Exim, Postfix and Exchange. A report about no mail of the site suppresses nobody unless `confirmed` says so. 422: it tells of neither.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminSuppressionsReports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/suppressions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Addresses that no mails are sent to, the newest first
     * @description All filters hold together. A cursor belongs to them.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminSuppressions'];
    put?: never;
    /**
     * Send no mails to an address any more
     * @description 200 with the entry that is there where the address is on the list already. 409 `failed-precondition`: the messages of the contact form go to it.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminSuppressions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/suppressions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One entry of the suppression list
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminSuppressionsById'];
    put?: never;
    post?: never;
    /**
     * Send mails to an address again
     * @description Mails that were held back are not sent by it: `POST /admin/api/mails/:id/retry` does so.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminSuppressionsById'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The settings as they are stored now
     * @description Version 0 is what the site starts with: nothing is stored yet.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change settings; If-Match guards against overwriting newer ones
     * @description What is absent stays, also within objects, such as `{"colors":{"light":{"accent":"#bd3206"}}}`; lists are replaced as a whole. Visitors see it at once through the instance that makes the change, within 5 seconds through every other, within 2 minutes through the CDN; mails within a minute. 422 also names the pair of colours that WCAG AA refuses.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminSettings'];
    trace?: never;
  };
  '/admin/api/settings/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The last 50 versions of the settings, the last first
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminSettingsRevisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/settings/revisions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The settings as they were at a version
     * @description 404 also when the revision is not kept any more.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminSettingsRevisionsByVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/settings/revisions/{version}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write a former version of the settings as a new one
     * @description 404 also when the revision is not kept any more.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminSettingsRevisionsByVersionRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/redirects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Addresses of the site that have moved, the newest redirect first
     * @description An import makes one for each address that a post had where it comes from.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminRedirects'];
    put?: never;
    /**
     * Move an address of the site
     * @description It counts where the site has nothing else at the address, with the bundled pages only (`BUNDLED_PAGES`), at once through this instance, within 5 seconds through every other. A query goes along, unless `to` has one. 409 `already-exists`: the address is moved already; `failed-precondition`: `to` leads back to it.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminRedirects'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/redirects/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One redirect
     * @description For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminRedirectsById'];
    /**
     * Lead a moved address elsewhere; If-Match guards against overwriting newer work
     * @description The same as PATCH: what is absent stays. 409 `failed-precondition`: `to` leads back to it.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    put: operations['putAdminRedirectsById'];
    post?: never;
    /**
     * Remove a redirect
     * @description For admin. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminRedirectsById'];
    options?: never;
    head?: never;
    /**
     * Lead a moved address elsewhere; If-Match guards against overwriting newer work
     * @description 409 `failed-precondition`: `to` leads back to it.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchAdminRedirectsById'];
    trace?: never;
  };
  '/admin/api/migrate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring all stored documents to the shape of this version and mend broken ones, as a job: after an upgrade or a backup
     * @description The job counts by collection what it left `unchanged`, what got fields of before (`changed`), was `mended` or `removed` (sessions and mailed links), and what `failed`: the `item` of a problem is the path of a document, its `detail` the field and how to mend it by hand. What was replaced is in the audit log, but for secrets.
     *
     *     For admin. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminMigrate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/audit-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who did what to which resource, from where, when; the newest first
     * @description All filters hold together. An entry is stored together with the change or not at all, is never changed, and is kept for 400 days. A change that is refused or makes no difference has none; a wrong password or code has one.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminAuditLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/admin/api/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Posts, messages, users, failed logins, mails and broken documents in numbers, up to a minute old
     * @description An instance keeps its report for 60 s and makes one for all who ask meanwhile.
     *
     *     For admin. Limits: 1200 in a minute.
     */
    get: operations['getAdminReports'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A problem document (RFC 9457) */
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      /** @description The request id */
      instance: string;
      errors?: {
        pointer: string;
        detail: string;
      }[];
      /** @description With 429: seconds, as in Retry-After */
      retry_after?: number;
      /** @description Of a file: a stable name for why it is not taken */
      refusal?: string;
      /** @description Of a file that is used: where, at most 3 of each sort */
      used_in?: {
        /** @description A kind of content such as `post`, `author` or `settings` */
        type: string;
        id: string;
        title: string | null;
        /** @description Only a version of before has it, which is kept */
        is_former: boolean;
      }[];
      /** @description With stale-version */
      current_version?: number | null;
      /** @description With stale-version: what others changed since the version in If-Match, where that is kept */
      changed_fields?: string[];
    };
    Readiness: {
      /** @enum {string} */
      status: 'ready' | 'unavailable';
      /** @description By dependency; no answer within 3 s is failed. The queue is asked in the emulator suite only */
      checks: {
        [key: string]: {
          /** @enum {string} */
          status: 'ok' | 'failed';
          duration_ms: number;
        };
      };
      /** @description How many documents of each collection this instance could not read when it last tried. Lists leave them out, the log names each once, and the instance is ready all the same */
      documents: {
        /** @enum {string} */
        status: 'ok' | 'broken';
        broken: {
          [key: string]: number;
        };
      };
    };
    /** @description Title, excerpt and names are plain text: escape them. `author` is the first of `authors` */
    PostSummary: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      tags: string[];
      /** @description How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it */
      tag_names: {
        [key: string]: string;
      };
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
    };
    Author: {
      id: string;
      name: string;
    };
    ShownPicture: {
      /** @description In the library */
      id: string;
      hash: string;
      /** @description As it is shown, in pixels; null until it is known */
      width: number | null;
      height: number | null;
      /** @description Its addresses by width, for an `img`; null where there is one only */
      srcset: string | null;
      /** @description To be seen until it is there, as `#rrggbb`; null of a transparent one */
      color: string | null;
      /** @description What is always to be seen of it */
      focal_point: {
        x: number;
        y: number;
      } | null;
    };
    /** @description For search engines and link previews. Null: the title, excerpt or cover itself is meant */
    Seo: {
      title: string | null;
      description: string | null;
      canonical_url: string | null;
      og_title: string | null;
      og_description: string | null;
      og_image: string | null;
      twitter_title: string | null;
      twitter_description: string | null;
      twitter_image: string | null;
    };
    Post: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      tags: string[];
      /** @description How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it */
      tag_names: {
        [key: string]: string;
      };
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
    };
    EditorPost: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      tags: string[];
      /** @description How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it */
      tag_names: {
        [key: string]: string;
      };
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
      content_md: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
    };
    /** @description Title, excerpt and names are plain text: escape them. `author` is the first of `authors` */
    PageSummary: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
    };
    Page: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
    };
    EditorPage: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
      content_md: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
    };
    /** @description Title, excerpt and names are plain text: escape them. `author` is the first of `authors` */
    ProjectSummary: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      role: string | null;
      client: string | null;
      period: {
        /** @description A month such as `2025-03` */
        start: string;
        /** @description Null while it goes on */
        end: string | null;
      } | null;
      stack: string[];
      links: {
        label: string;
        url: string;
      }[];
      repository: string | null;
      order: number;
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
    };
    Project: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      role: string | null;
      client: string | null;
      period: {
        /** @description A month such as `2025-03` */
        start: string;
        /** @description Null while it goes on */
        end: string | null;
      } | null;
      stack: string[];
      links: {
        label: string;
        url: string;
      }[];
      repository: string | null;
      order: number;
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      gallery: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
        caption: string | null;
      }[];
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
    };
    EditorProject: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      role: string | null;
      client: string | null;
      period: {
        /** @description A month such as `2025-03` */
        start: string;
        /** @description Null while it goes on */
        end: string | null;
      } | null;
      stack: string[];
      links: {
        label: string;
        url: string;
      }[];
      repository: string | null;
      order: number;
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
      gallery: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
        caption: string | null;
      }[];
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
      content_md: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
    };
    FoundPost: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      tags: string[];
      /** @description How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it */
      tag_names: {
        [key: string]: string;
      };
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @description Escaped HTML whose only element is `mark`: the whole title, and some 200 characters of the text or excerpt */
      highlight: {
        title_html: string;
        snippet_html: string;
      };
      /** @description Its place among the hits of all kinds, where `kinds` are asked for */
      rank?: number;
    };
    FoundPage: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @description Escaped HTML whose only element is `mark`: the whole title, and some 200 characters of the text or excerpt */
      highlight: {
        title_html: string;
        snippet_html: string;
      };
      /** @description Its place among the hits of all kinds, where `kinds` are asked for */
      rank?: number;
    };
    FoundProject: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      role: string | null;
      client: string | null;
      period: {
        /** @description A month such as `2025-03` */
        start: string;
        /** @description Null while it goes on */
        end: string | null;
      } | null;
      stack: string[];
      links: {
        label: string;
        url: string;
      }[];
      repository: string | null;
      order: number;
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @description Escaped HTML whose only element is `mark`: the whole title, and some 200 characters of the text or excerpt */
      highlight: {
        title_html: string;
        snippet_html: string;
      };
      /** @description Its place among the hits of all kinds, where `kinds` are asked for */
      rank?: number;
    };
    Tag: {
      tag: string;
      /** @description How the tag is written: `C++` of `cpp`. Plain text: escape it */
      name: string;
      /** @description Plain text; empty when nobody says what it is about */
      description: string;
      count: number;
    };
    /** @description Texts are plain: escape them */
    AuthorSummary: {
      id: string;
      name: string;
      picture: {
        url: string;
        alt: string;
      } | null;
      /** @description The first 240 characters of the bio as plain text; empty where there is none */
      bio_excerpt: string;
      post_count: number;
      project_count: number;
    };
    PublicAuthor: {
      id: string;
      name: string;
      picture: {
        url: string;
        alt: string;
      } | null;
      /** @description The first 240 characters of the bio as plain text; empty where there is none */
      bio_excerpt: string;
      post_count: number;
      project_count: number;
      /** @description Sanitised, safe to insert; empty where there is none */
      bio_html: string;
      /** @description The author elsewhere: link there with rel=me */
      links: {
        label: string;
        url: string;
      }[];
      /** @description When the profile was; null where nobody has written one */
      updated_at: string | null;
    };
    JsonFeed: {
      /** @constant */
      version: 'https://jsonfeed.org/version/1.1';
      title: string;
      description: string;
      /** Format: uri */
      home_page_url: string;
      /** Format: uri */
      feed_url: string;
      language: string;
      items: {
        id: string;
        /** Format: uri */
        url: string;
        title: string;
        summary: string;
        content_html: string;
        /** Format: uri */
        image?: string;
        /** Format: date-time */
        date_published: string;
        /** Format: date-time */
        date_modified: string;
        authors: {
          name: string;
        }[];
        tags: string[];
      }[];
    };
    /** @description What the post's `seo` says for link previews, else for search engines, else its title, excerpt and cover. A post without either picture has one that is drawn of its title, some seconds after it was published; width and height are those of pictures that the site has made. `url` is its canonical address, else its page at the site; `authors` are names */
    OpenGraph: {
      /** @constant */
      type: 'article';
      site_name: string;
      /** Format: uri */
      url: string;
      title: string;
      description: string;
      image: string | null;
      image_width: number | null;
      image_height: number | null;
      image_alt: string | null;
      /** Format: date-time */
      published_time: string;
      /** Format: date-time */
      modified_time: string;
      authors: string[];
      tags: string[];
      twitter: {
        /** @enum {string} */
        card: 'summary' | 'summary_large_image';
        title: string;
        description: string;
        image: string | null;
      };
    };
    /** @description Texts are plain: escape them. An address is a path of the site or a whole one */
    Settings: {
      name: string;
      description: string;
      /** @description BCP 47 */
      language: string;
      /** @description IANA */
      time_zone: string;
      hero: {
        title: string;
        text: string;
        image: {
          url: string;
          alt: string;
        } | null;
      };
      navigation: {
        label: string;
        address: string;
      }[];
      footer: {
        text: string;
        links: {
          label: string;
          address: string;
        }[];
      };
      social_links: {
        label: string;
        url: string;
      }[];
      colors: {
        light: {
          accent: string;
          paper: string;
        };
        dark: {
          accent: string;
          paper: string;
        };
      };
      fonts: {
        /** @enum {string} */
        text:
          | 'modern'
          | 'system'
          | 'humanist'
          | 'geometric'
          | 'neo-grotesque'
          | 'rounded'
          | 'transitional'
          | 'old-style'
          | 'slab'
          | 'didone';
        /** @enum {string} */
        headings:
          | 'modern'
          | 'system'
          | 'humanist'
          | 'geometric'
          | 'neo-grotesque'
          | 'rounded'
          | 'transitional'
          | 'old-style'
          | 'slab'
          | 'didone';
        /** @enum {string} */
        code: 'modern' | 'slab';
      };
      posts_per_page: number;
      shown: {
        search: boolean;
        tags: boolean;
        archive: boolean;
        authors: boolean;
        reading_time: boolean;
        updated_date: boolean;
        table_of_contents: boolean;
        related_posts: boolean;
        feeds: boolean;
        contact_form: boolean;
        projects: boolean;
        todos: boolean;
      };
      favicon: string | null;
      logo: {
        url: string;
        alt: string;
      } | null;
      /**
       * @description Follows from the language
       * @enum {string}
       */
      text_direction: 'ltr' | 'rtl';
      /** @description Where colours and fonts are as a stylesheet; another theme has another address */
      theme_css: string;
      /** @description Null of what the site starts with */
      updated_at: string | null;
    };
    Jwks: {
      keys: {
        /** @constant */
        kty: 'OKP';
        /** @constant */
        crv: 'Ed25519';
        /** @constant */
        alg: 'EdDSA';
        /** @constant */
        use: 'sig';
        kid: string;
        x: string;
      }[];
    };
    Grant: {
      access_token: string;
      /** @constant */
      token_type: 'Bearer';
      /** @description Seconds */
      expires_in: number;
      user: {
        id: string;
        email: string;
        first_name: string;
        last_name: string;
        /** @enum {string} */
        role: 'admin' | 'editor' | 'user';
      };
      /** @description With the transport `body` */
      refresh_token?: string;
      /** @description With the transport `cookie`: what a refresh sends as X-CSRF-Token; the same for the whole session */
      csrf_token?: string;
    };
    Access: {
      access_token: string;
      /** @constant */
      token_type: 'Bearer';
      /** @description Seconds */
      expires_in: number;
      user: {
        id: string;
        email: string;
        first_name: string;
        last_name: string;
        /** @enum {string} */
        role: 'admin' | 'editor' | 'user';
      };
    };
    Message: {
      message: string;
    };
    Session: {
      id: string;
      is_current: boolean;
      user_agent: string;
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description The last refresh
       */
      last_used_at: string;
      /** Format: date-time */
      expires_at: string;
    };
    TotpEnrolment: {
      /** @description In base32, for typing */
      secret: string;
      /** @description For apps */
      otpauth_uri: string;
      /** @description The URI as a QR code */
      qr_svg: string;
    };
    TotpConfirmation: {
      access_token: string;
      /** @constant */
      token_type: 'Bearer';
      /** @description Seconds */
      expires_in: number;
      user: {
        id: string;
        email: string;
        first_name: string;
        last_name: string;
        /** @enum {string} */
        role: 'admin' | 'editor' | 'user';
      };
      /** @description With the transport `body` */
      refresh_token?: string;
      /** @description With the transport `cookie`: what a refresh sends as X-CSRF-Token; the same for the whole session */
      csrf_token?: string;
      /** @description Ten, each good once; shown only now */
      recovery_codes: string[];
    };
    RecoveryCodes: {
      /** @description Ten, each good once; shown only now */
      recovery_codes: string[];
    };
    Profile: {
      id: string;
      email: string;
      first_name: string;
      last_name: string;
      name: string;
      /** @enum {string} */
      role: 'admin' | 'editor' | 'user';
      email_verified: boolean;
      mfa_enabled: boolean;
      recovery_codes_left: number;
      /** Format: date-time */
      created_at: string;
    };
    Todo: {
      id: string;
      title: string;
      description: string;
      completed: boolean;
      due_at: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    /** @description `total` and `pages` are of the todos that were asked for */
    Pagination: {
      page: number;
      per_page: number;
      total: number;
      pages: number;
    };
    /** @description Ask again every second or two until it has ended. What was done before its end stays done */
    Job: {
      id: string;
      /** @enum {string} */
      kind:
        | 'bulk'
        | 'retag'
        | 'import'
        | 'export'
        | 'export-media'
        | 'import-media'
        | 'reindex'
        | 'migrate'
        | 'rename-author'
        | 'show-media'
        | 'render-media'
        | 'join-upload'
        | 'sweep-media'
        | 'make-cards';
      /**
       * @description `queued` again between its turns
       * @enum {string}
       */
      status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
      /** @description Items dealt with, those with problems included; `total` is null while nobody knows */
      progress: {
        done: number;
        total: number | null;
      };
      /** @description What became of the items, by names of its kind */
      counts: {
        [key: string]: number;
      };
      /** @description The first 100 items that could not be done, or not as asked */
      problems: components['schemas']['JobProblem'][];
      /** @description How many more problems there are */
      problems_omitted: number;
      /** @description Why it failed */
      error: string | null;
      /** @description Where to get the file that it has made */
      file: string | null;
      /** @description Where the volumes of the archive are that it has made */
      archive: string | null;
      created_by: {
        id: string;
        name: string;
      };
      /** Format: date-time */
      created_at: string;
      started_at: string | null;
      finished_at: string | null;
    };
    JobProblem: {
      item: string;
      detail: string;
    };
    EditorPostSummary: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      tags: string[];
      /** @description How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it */
      tag_names: {
        [key: string]: string;
      };
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
    };
    SavedPost: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      tags: string[];
      /** @description How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it */
      tag_names: {
        [key: string]: string;
      };
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
      content_md: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
      /** @description What of the Markdown that this request brought was left out or changed, or leads nowhere; of one sort four are named. They are not stored: other answers have none */
      warnings: components['schemas']['Warning'][];
    };
    Warning: {
      pointer: string;
      detail: string;
    };
    RevisionSummary: {
      version: number;
      title: string;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      saved_at: string;
      saved_by: {
        id: string;
      } | null;
    };
    Revision: {
      version: number;
      title: string;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      saved_at: string;
      saved_by: {
        id: string;
      } | null;
      slug: string;
      excerpt: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
      content_md: string;
      authors: components['schemas']['Author'][];
      seo: components['schemas']['Seo'];
      published_at: string | null;
      tags: string[];
      /** @description How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it */
      tag_names: {
        [key: string]: string;
      };
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      featured: boolean;
    };
    RevisionDiff: {
      from: number;
      to: number;
      /** @description Those that differ */
      fields: {
        [key: string]: {
          before: unknown;
          after: unknown;
        };
      };
      /** @description The text line by line; with more than 2,000 changed lines removed and added as a whole */
      content: {
        /** @enum {string} */
        kind: 'same' | 'added' | 'removed';
        text: string;
      }[];
    };
    WorkingCopyState: {
      /** @description Counts its writes; guard the next one by its `ETag` */
      version: number;
      /** @description `version` of the item that this was begun from, or has been merged with since */
      base_version: number;
      /** Format: date-time */
      updated_at: string;
      updated_by: {
        id: string;
      } | null;
      /** @description When it goes live by itself; until then it is not to be edited */
      publish_at: string | null;
      /** @description Why it did not go live at its time */
      failure: string | null;
    };
    PreviewLink: {
      token: string;
      url: string;
      /** Format: date-time */
      expires_at: string;
    };
    EditorPageSummary: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
    };
    SavedPage: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
      content_md: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
      /** @description What of the Markdown that this request brought was left out or changed, or leads nowhere; of one sort four are named. They are not stored: other answers have none */
      warnings: components['schemas']['Warning'][];
    };
    PageRevision: {
      version: number;
      title: string;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      saved_at: string;
      saved_by: {
        id: string;
      } | null;
      slug: string;
      excerpt: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
      content_md: string;
      authors: components['schemas']['Author'][];
      seo: components['schemas']['Seo'];
      published_at: string | null;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
    };
    EditorProjectSummary: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      role: string | null;
      client: string | null;
      period: {
        /** @description A month such as `2025-03` */
        start: string;
        /** @description Null while it goes on */
        end: string | null;
      } | null;
      stack: string[];
      links: {
        label: string;
        url: string;
      }[];
      repository: string | null;
      order: number;
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
    };
    SavedProject: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      role: string | null;
      client: string | null;
      period: {
        /** @description A month such as `2025-03` */
        start: string;
        /** @description Null while it goes on */
        end: string | null;
      } | null;
      stack: string[];
      links: {
        label: string;
        url: string;
      }[];
      repository: string | null;
      order: number;
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
      gallery: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
        caption: string | null;
      }[];
      /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
      content_md: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
      /** @description What of the Markdown that this request brought was left out or changed, or leads nowhere; of one sort four are named. They are not stored: other answers have none */
      warnings: components['schemas']['Warning'][];
    };
    ProjectRevision: {
      version: number;
      title: string;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      saved_at: string;
      saved_by: {
        id: string;
      } | null;
      slug: string;
      excerpt: string;
      /** @description Whether the excerpt was given; else it follows the content */
      has_own_excerpt: boolean;
      content_md: string;
      authors: components['schemas']['Author'][];
      seo: components['schemas']['Seo'];
      published_at: string | null;
      role: string | null;
      client: string | null;
      period: {
        /** @description A month such as `2025-03` */
        start: string;
        /** @description Null while it goes on */
        end: string | null;
      } | null;
      stack: string[];
      links: {
        label: string;
        url: string;
      }[];
      repository: string | null;
      order: number;
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
      } | null;
      gallery: {
        url: string;
        alt: string;
        /** @description Of a picture of the library */
        media?: components['schemas']['ShownPicture'];
        caption: string | null;
      }[];
    };
    Preview: {
      /** @description As a write would store it */
      content_html: string;
      /** @description The headings in order, at most 200, with their ids in `content_html` */
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      /** @description What follows from the text where none is given */
      excerpt: string;
      reading_time_minutes: number;
      /** @description Of the prose: without code, headings, tables and footnotes */
      word_count: number;
      /** @description What would be made of the title, if nobody has it yet; null without one */
      slug: string | null;
      /** @description What of the Markdown that this request brought was left out or changed, or leads nowhere; of one sort four are named. They are not stored: other answers have none */
      warnings: components['schemas']['Warning'][];
    };
    WorkingCopySummary: {
      /** @enum {string} */
      kind: 'post' | 'page' | 'project';
      /** @description Of the item */
      id: string;
      title: string;
      /** @description Counts its writes; guard the next one by its `ETag` */
      version: number;
      /** @description `version` of the item that this was begun from, or has been merged with since */
      base_version: number;
      /** Format: date-time */
      updated_at: string;
      updated_by: {
        id: string;
      } | null;
      /** @description When it goes live by itself; until then it is not to be edited */
      publish_at: string | null;
      /** @description Why it did not go live at its time */
      failure: string | null;
    };
    DescribedTag: {
      tag: string;
      /** @description How the tag is written: `C++` of `cpp`. Plain text: escape it */
      name: string;
      /** @description Plain text; empty when nobody says what it is about */
      description: string;
      /** @description The job that carries the name into posts; null where none is needed */
      job_id: string | null;
    };
    StaffAuthorSummary: {
      /** @description Of the account, for `author_ids` of posts, pages and projects */
      id: string;
      /** @description The account's: only its owner changes it, in their own profile */
      name: string;
      picture: {
        url: string;
        alt: string;
      } | null;
      /** @description The first 240 characters of the bio as plain text; empty where there is none */
      bio_excerpt: string;
      /** @description Counts the writes of the profile; 0 where nobody has written one */
      version: number;
    };
    AuthorName: {
      /** @description Of the account, for `author_ids` of posts, pages and projects */
      id: string;
      /** @description The account's: only its owner changes it, in their own profile */
      name: string;
    };
    AuthorProfile: {
      /** @description Of the account, for `author_ids` of posts, pages and projects */
      id: string;
      /** @description The account's: only its owner changes it, in their own profile */
      name: string;
      picture: {
        url: string;
        alt: string;
      } | null;
      /** @description The first 240 characters of the bio as plain text; empty where there is none */
      bio_excerpt: string;
      /** @description Counts the writes of the profile; 0 where nobody has written one */
      version: number;
      bio_md: string;
      /** @description Sanitised, safe to insert; empty where there is none */
      bio_html: string;
      /** @description The author elsewhere: link there with rel=me */
      links: {
        label: string;
        url: string;
      }[];
      /** @description When the profile was; null where nobody has written one */
      updated_at: string | null;
    };
    SavedAuthorProfile: {
      /** @description Of the account, for `author_ids` of posts, pages and projects */
      id: string;
      /** @description The account's: only its owner changes it, in their own profile */
      name: string;
      picture: {
        url: string;
        alt: string;
      } | null;
      /** @description The first 240 characters of the bio as plain text; empty where there is none */
      bio_excerpt: string;
      /** @description Counts the writes of the profile; 0 where nobody has written one */
      version: number;
      bio_md: string;
      /** @description Sanitised, safe to insert; empty where there is none */
      bio_html: string;
      /** @description The author elsewhere: link there with rel=me */
      links: {
        label: string;
        url: string;
      }[];
      /** @description When the profile was; null where nobody has written one */
      updated_at: string | null;
      /** @description What of the Markdown that this request brought was left out or changed, or leads nowhere; of one sort four are named. They are not stored: other answers have none */
      warnings: components['schemas']['Warning'][];
    };
    Media: {
      id: string;
      /** @description The original, for everybody; of a picture that tells more than it shows, without that */
      url: string;
      /** @description What it is called by its bytes */
      hash: string;
      /**
       * @description By what is in it, whatever its name says
       * @enum {string}
       */
      type:
        | 'image/jpeg'
        | 'image/png'
        | 'image/webp'
        | 'image/avif'
        | 'image/gif'
        | 'image/svg+xml'
        | 'application/pdf'
        | 'video/mp4'
        | 'video/webm'
        | 'audio/mpeg'
        | 'audio/mp4'
        | 'audio/ogg'
        | 'audio/wav'
        | 'audio/flac'
        | 'text/vtt';
      /** @enum {string} */
      kind: 'picture' | 'vector' | 'document' | 'video' | 'audio' | 'captions';
      /** @description Of the original as it came */
      bytes: number;
      file_name: string;
      alt: string;
      decorative: boolean;
      /** @description False of a picture of which nobody has said what is on it: its `alt` is empty, or what its file is called */
      described: boolean;
      title: string;
      caption: string;
      credit: string;
      focal_point: {
        x: number;
        y: number;
      } | null;
      /**
       * @description `ready` once its variants are there
       * @enum {string}
       */
      status: 'processing' | 'ready' | 'failed';
      /** @description Why nothing could be made of it */
      failure: string | null;
      /** @description As it is shown, in pixels */
      width: number | null;
      height: number | null;
      /** @description In base64, to be shown until the picture is there */
      thumbhash: string | null;
      /** @description The colour that there is most of, as `#rrggbb` */
      color: string | null;
      animated: boolean;
      variants: components['schemas']['MediaVariant'][];
      uploaded_by: {
        id: string;
      } | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      trashed_at: string | null;
      /** @description When it is removed for good */
      purge_at: string | null;
      version: number;
    };
    MediaVariant: {
      width: number;
      height: number;
      /** @enum {string} */
      format: 'webp' | 'avif';
      bytes: number;
      url: string;
    };
    MediaUpload: {
      id: string;
      /** @enum {string} */
      purpose: 'media' | 'import';
      file_name: string;
      bytes: number;
      /** @description Of each part but the last, which has the rest */
      part_bytes: number;
      /** @description How many there are in all */
      parts: number;
      /** @description The numbers of those that are there, from 1 */
      present: number[];
      /** @description Of the job that joins them, once that was asked for */
      job_id: string | null;
      /** @description What it has become: a new file, or the one that the same bytes had before */
      media_id: string | null;
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description When it is removed, whatever is there of it
       */
      expires_at: string;
    };
    MediaUsage: {
      bytes: number;
      files: number;
      max_bytes: number;
      max_files: number;
    };
    MediaDetail: {
      id: string;
      /** @description The original, for everybody; of a picture that tells more than it shows, without that */
      url: string;
      /** @description What it is called by its bytes */
      hash: string;
      /**
       * @description By what is in it, whatever its name says
       * @enum {string}
       */
      type:
        | 'image/jpeg'
        | 'image/png'
        | 'image/webp'
        | 'image/avif'
        | 'image/gif'
        | 'image/svg+xml'
        | 'application/pdf'
        | 'video/mp4'
        | 'video/webm'
        | 'audio/mpeg'
        | 'audio/mp4'
        | 'audio/ogg'
        | 'audio/wav'
        | 'audio/flac'
        | 'text/vtt';
      /** @enum {string} */
      kind: 'picture' | 'vector' | 'document' | 'video' | 'audio' | 'captions';
      /** @description Of the original as it came */
      bytes: number;
      file_name: string;
      alt: string;
      decorative: boolean;
      /** @description False of a picture of which nobody has said what is on it: its `alt` is empty, or what its file is called */
      described: boolean;
      title: string;
      caption: string;
      credit: string;
      focal_point: {
        x: number;
        y: number;
      } | null;
      /**
       * @description `ready` once its variants are there
       * @enum {string}
       */
      status: 'processing' | 'ready' | 'failed';
      /** @description Why nothing could be made of it */
      failure: string | null;
      /** @description As it is shown, in pixels */
      width: number | null;
      height: number | null;
      /** @description In base64, to be shown until the picture is there */
      thumbhash: string | null;
      /** @description The colour that there is most of, as `#rrggbb` */
      color: string | null;
      animated: boolean;
      variants: components['schemas']['MediaVariant'][];
      uploaded_by: {
        id: string;
      } | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      trashed_at: string | null;
      /** @description When it is removed for good */
      purge_at: string | null;
      version: number;
      /** @description At most 10 of each sort */
      used_in: {
        /** @description A kind of content such as `post`, `author` or `settings` */
        type: string;
        id: string;
        title: string | null;
        /** @description Only a version of before has it, which is kept */
        is_former: boolean;
      }[];
    };
    MediaExport: {
      /** @description Of the job that made it */
      id: string;
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description When its volumes are removed
       */
      expires_at: string;
      volumes: components['schemas']['MediaVolume'][];
    };
    MediaVolume: {
      /** @description From 1 */
      number: number;
      /** @description How the file is called */
      name: string;
      bytes: number;
      /** @description How many files of the library are in it */
      files: number;
    };
    LinkedMediaVolume: {
      /** @description From 1 */
      number: number;
      /** @description How the file is called */
      name: string;
      bytes: number;
      /** @description How many files of the library are in it */
      files: number;
      /** @description In production an address of the bucket, signed, which needs no login; in the emulator a path of this API, which does */
      url: string;
      /** @description Until when; null where it is a path of this API */
      url_expires_at: string | null;
    };
    User: {
      id: string;
      email: string;
      first_name: string;
      last_name: string;
      /** @enum {string} */
      role: 'admin' | 'editor' | 'user';
      is_active: boolean;
      email_verified: boolean;
      mfa_enabled: boolean;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
    };
    MessageSummary: {
      id: string;
      name: string;
      email: string;
      /** @description Empty when the visitor gave none */
      subject: string;
      message: string;
      handled: boolean;
      /** @enum {string} */
      verdict: 'ham' | 'unsure' | 'spam';
      /** @description The verdict that an admin gave, of which the filter learns */
      decided: ('ham' | 'spam') | null;
      /** @description Of when it came, before any admin decided: the higher, the more like spam */
      score: number;
      /** @description Staff's own */
      note: string;
      /** Format: date-time */
      created_at: string;
      version: number;
      /** @description How often it was answered */
      answers: number;
    };
    ContactMessage: {
      id: string;
      name: string;
      email: string;
      /** @description Empty when the visitor gave none */
      subject: string;
      message: string;
      handled: boolean;
      /** @enum {string} */
      verdict: 'ham' | 'unsure' | 'spam';
      /** @description The verdict that an admin gave, of which the filter learns */
      decided: ('ham' | 'spam') | null;
      /** @description Of when it came, before any admin decided: the higher, the more like spam */
      score: number;
      /** @description Staff's own */
      note: string;
      /** Format: date-time */
      created_at: string;
      version: number;
      /** @description What its score was made of, the weightiest first; empty of messages of before */
      reasons: {
        /** @description In words, such as `has links (example.com)` */
        text: string;
        /** @description What it added to the score; below 0 it speaks for ham */
        weight: number;
      }[];
      answers: components['schemas']['MailedAnswer'][];
      /** @description That which brought it to the owner; null once it is forgotten */
      mail: components['schemas']['Mail'] | null;
    };
    MailedAnswer: {
      text: string;
      by: {
        id: string;
        name: string;
      };
      /** Format: date-time */
      at: string;
      /** @description Of the mail that takes it to the visitor */
      mail_id: string;
      /** @description Null once it is forgotten */
      mail: components['schemas']['Mail'] | null;
    };
    /** @description What it says is not shown: it may have a link that logs somebody in */
    Mail: {
      id: string;
      /**
       * @description What it is about
       * @enum {string}
       */
      kind:
        | 'verify-email'
        | 'already-registered'
        | 'invitation'
        | 'reset-password'
        | 'password-changed'
        | 'change-email'
        | 'change-email-requested'
        | 'email-in-use'
        | 'email-changed'
        | 'mfa-enabled'
        | 'mfa-disabled'
        | 'mfa-reset'
        | 'recovery-codes-renewed'
        | 'recovery-code-used'
        | 'contact'
        | 'contact-receipt'
        | 'answer';
      recipient: {
        address: string;
        name: string | null;
      };
      /**
       * @description `queued` again between its attempts; `suppressed`: not sent, for the suppression list; `bounced`: sent, and it came back
       * @enum {string}
       */
      status: 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled' | 'suppressed' | 'bounced';
      /** @description How often a worker took it */
      attempts: number;
      /** @description What the last attempt came to, in the mail server's words, or what was heard of it later */
      last_error: string | null;
      /** @description Of the request that caused it */
      request_id: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      /** @description When the mail server took it */
      sent_at: string | null;
      /** @description When an admin had it sent again */
      retried_at: string | null;
      /**
       * Format: date-time
       * @description When it is forgotten
       */
      expires_at: string;
      /** @description Its last 20 turns, the newest last */
      history: components['schemas']['MailTurn'][];
    };
    MailTurn: {
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      status: 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled' | 'suppressed' | 'bounced';
      attempt: number;
      error: string | null;
    };
    MessageAnswer: {
      text: string;
      by: {
        id: string;
        name: string;
      };
      /** Format: date-time */
      at: string;
      /** @description Of the mail that takes it to the visitor */
      mail_id: string;
    };
    MailSummary: {
      id: string;
      /**
       * @description What it is about
       * @enum {string}
       */
      kind:
        | 'verify-email'
        | 'already-registered'
        | 'invitation'
        | 'reset-password'
        | 'password-changed'
        | 'change-email'
        | 'change-email-requested'
        | 'email-in-use'
        | 'email-changed'
        | 'mfa-enabled'
        | 'mfa-disabled'
        | 'mfa-reset'
        | 'recovery-codes-renewed'
        | 'recovery-code-used'
        | 'contact'
        | 'contact-receipt'
        | 'answer';
      recipient: {
        address: string;
        name: string | null;
      };
      /**
       * @description `queued` again between its attempts; `suppressed`: not sent, for the suppression list; `bounced`: sent, and it came back
       * @enum {string}
       */
      status: 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled' | 'suppressed' | 'bounced';
      /** @description How often a worker took it */
      attempts: number;
      /** @description What the last attempt came to, in the mail server's words, or what was heard of it later */
      last_error: string | null;
      /** @description Of the request that caused it */
      request_id: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      /** @description When the mail server took it */
      sent_at: string | null;
      /** @description When an admin had it sent again */
      retried_at: string | null;
      /**
       * Format: date-time
       * @description When it is forgotten
       */
      expires_at: string;
    };
    Queue: {
      /** @enum {string} */
      name: 'sendEmail' | 'runJob';
      /**
       * @description What its tasks name
       * @enum {string}
       */
      work: 'mails' | 'jobs';
      /** @description `paused` as soon as workers leave its work alone; null where the queue could not be asked */
      state: ('running' | 'paused' | 'disabled') | null;
      pause: components['schemas']['QueuePause'] | null;
      /** @description Null where the queue could not be asked: `warnings` say why */
      tasks: components['schemas']['QueueTasks'] | null;
      /** @description What is stored of the work that is not done: the truth, whatever the queue holds */
      waiting: components['schemas']['WaitingWork'];
      /** @description What to know of it as it stands */
      warnings: string[];
    };
    QueuePause: {
      /** Format: date-time */
      at: string;
      by: {
        id: string;
        name: string;
      } | null;
      reason: string;
    };
    /** @description What the queue tells of itself: tasks name work, and may be twice or missing */
    QueueTasks: {
      /** @description Of the queue itself */
      state: ('running' | 'paused' | 'disabled') | null;
      /** @description Tasks that are not done; an estimate */
      depth: number | null;
      /** @description Tasks that were handed out and not answered */
      in_flight: number | null;
      /** @description When the first task is or was due; an estimate, null for an empty queue */
      oldest_at: string | null;
      /** @description Tasks that were answered, well or not */
      executed_last_minute: number | null;
      rate_limits: components['schemas']['QueueRateLimits'];
      /** @description Why a field is null, by its name */
      unknown: {
        [key: string]: string;
      };
    };
    QueueRateLimits: {
      max_dispatches_per_second: number | null;
      max_concurrent_dispatches: number | null;
      max_burst_size: number | null;
    };
    WaitingWork: {
      /** @description Also what a worker has left behind */
      queued: number;
      /** @description In the hands of a worker */
      held: number;
      /** @description When the oldest of the queued was made */
      oldest_queued_at: string | null;
    };
    ResumedQueue: {
      /** @enum {string} */
      name: 'sendEmail' | 'runJob';
      /**
       * @description What its tasks name
       * @enum {string}
       */
      work: 'mails' | 'jobs';
      /** @description `paused` as soon as workers leave its work alone; null where the queue could not be asked */
      state: ('running' | 'paused' | 'disabled') | null;
      pause: components['schemas']['QueuePause'] | null;
      /** @description Null where the queue could not be asked: `warnings` say why */
      tasks: components['schemas']['QueueTasks'] | null;
      /** @description What is stored of the work that is not done: the truth, whatever the queue holds */
      waiting: components['schemas']['WaitingWork'];
      /** @description What to know of it as it stands */
      warnings: string[];
      /** @description Queued work of which workers were told, at most 200 at once */
      announced: number;
    };
    PurgedQueue: {
      /** @enum {string} */
      name: 'sendEmail' | 'runJob';
      /**
       * @description What its tasks name
       * @enum {string}
       */
      work: 'mails' | 'jobs';
      /** @description `paused` as soon as workers leave its work alone; null where the queue could not be asked */
      state: ('running' | 'paused' | 'disabled') | null;
      pause: components['schemas']['QueuePause'] | null;
      /** @description Null where the queue could not be asked: `warnings` say why */
      tasks: components['schemas']['QueueTasks'] | null;
      /** @description What is stored of the work that is not done: the truth, whatever the queue holds */
      waiting: components['schemas']['WaitingWork'];
      /** @description What to know of it as it stands */
      warnings: string[];
      /** @description Work that was cancelled, at most 200 at once */
      cancelled: number;
    };
    BounceReport: {
      recipients: components['schemas']['ReportedDelivery'][];
      /** @description Recipients beyond the first 20, which were not looked at */
      omitted: number;
    };
    ReportedDelivery: {
      /** @description As the report has it; null where it names nobody */
      address: string | null;
      /** @enum {string} */
      kind: 'failed' | 'delayed' | 'complained' | 'unsubscribed';
      /** @description The enhanced status code, such as `5.1.1` */
      status: string | null;
      /** @description The server's words */
      diagnostic: string;
      /** @description The mail of the site that it is about; null where that is not known */
      mail_id: string | null;
      /**
       * @description `temporary`: mails go on, it may arrive yet. `other-reason`: it failed, but not because there is no such mailbox, so mails go on. `not-suppressible`: nobody is named, or the messages of the contact form go to the address. `unknown-mail`: it is about no mail that is known here, so nothing was done: send it again with `confirmed` to suppress the address
       * @enum {string}
       */
      outcome:
        | 'suppressed'
        | 'already-suppressed'
        | 'temporary'
        | 'other-reason'
        | 'not-suppressible'
        | 'unknown-mail';
      /** @description The entry of the suppression list */
      suppression: components['schemas']['Suppression'] | null;
    };
    Suppression: {
      id: string;
      address: string;
      /**
       * @description `unsubscribed` holds back only what strangers can cause; the others every mail
       * @enum {string}
       */
      reason: 'bounced' | 'complained' | 'unsubscribed';
      /**
       * @description What put it there: the answer of an SMTP server, a pasted report, the mail provider, an admin, or its reader by the link in a mail
       * @enum {string}
       */
      source: 'smtp' | 'report' | 'webhook' | 'admin' | 'reader';
      /** @description What was said of the address; may be empty */
      diagnostic: string;
      /** @description The mail by which it was known */
      mail_id: string | null;
      /** Format: date-time */
      created_at: string;
    };
    AdminSettings: {
      name: string;
      description: string;
      /** @description BCP 47 */
      language: string;
      /** @description IANA */
      time_zone: string;
      hero: {
        title: string;
        text: string;
        image: {
          url: string;
          alt: string;
        } | null;
      };
      navigation: {
        label: string;
        address: string;
      }[];
      footer: {
        text: string;
        links: {
          label: string;
          address: string;
        }[];
      };
      social_links: {
        label: string;
        url: string;
      }[];
      colors: {
        light: {
          accent: string;
          paper: string;
        };
        dark: {
          accent: string;
          paper: string;
        };
      };
      fonts: {
        /** @enum {string} */
        text:
          | 'modern'
          | 'system'
          | 'humanist'
          | 'geometric'
          | 'neo-grotesque'
          | 'rounded'
          | 'transitional'
          | 'old-style'
          | 'slab'
          | 'didone';
        /** @enum {string} */
        headings:
          | 'modern'
          | 'system'
          | 'humanist'
          | 'geometric'
          | 'neo-grotesque'
          | 'rounded'
          | 'transitional'
          | 'old-style'
          | 'slab'
          | 'didone';
        /** @enum {string} */
        code: 'modern' | 'slab';
      };
      posts_per_page: number;
      shown: {
        search: boolean;
        tags: boolean;
        archive: boolean;
        authors: boolean;
        reading_time: boolean;
        updated_date: boolean;
        table_of_contents: boolean;
        related_posts: boolean;
        feeds: boolean;
        contact_form: boolean;
        projects: boolean;
        todos: boolean;
      };
      favicon: string | null;
      logo: {
        url: string;
        alt: string;
      } | null;
      /**
       * @description Follows from the language
       * @enum {string}
       */
      text_direction: 'ltr' | 'rtl';
      /** @description Where colours and fonts are as a stylesheet; another theme has another address */
      theme_css: string;
      /** @description Null of what the site starts with */
      updated_at: string | null;
      /** @description Counts the writes; 0 of what the site starts with */
      version: number;
      updated_by: {
        id: string;
      } | null;
    };
    SettingsRevisionSummary: {
      version: number;
      /** Format: date-time */
      saved_at: string;
      saved_by: {
        id: string;
      } | null;
    };
    SettingsRevision: {
      version: number;
      /** Format: date-time */
      saved_at: string;
      saved_by: {
        id: string;
      } | null;
      name: string;
      description: string;
      /** @description BCP 47 */
      language: string;
      /** @description IANA */
      time_zone: string;
      hero: {
        title: string;
        text: string;
        image: {
          url: string;
          alt: string;
        } | null;
      };
      navigation: {
        label: string;
        address: string;
      }[];
      footer: {
        text: string;
        links: {
          label: string;
          address: string;
        }[];
      };
      social_links: {
        label: string;
        url: string;
      }[];
      colors: {
        light: {
          accent: string;
          paper: string;
        };
        dark: {
          accent: string;
          paper: string;
        };
      };
      fonts: {
        /** @enum {string} */
        text:
          | 'modern'
          | 'system'
          | 'humanist'
          | 'geometric'
          | 'neo-grotesque'
          | 'rounded'
          | 'transitional'
          | 'old-style'
          | 'slab'
          | 'didone';
        /** @enum {string} */
        headings:
          | 'modern'
          | 'system'
          | 'humanist'
          | 'geometric'
          | 'neo-grotesque'
          | 'rounded'
          | 'transitional'
          | 'old-style'
          | 'slab'
          | 'didone';
        /** @enum {string} */
        code: 'modern' | 'slab';
      };
      posts_per_page: number;
      shown: {
        search: boolean;
        tags: boolean;
        archive: boolean;
        authors: boolean;
        reading_time: boolean;
        updated_date: boolean;
        table_of_contents: boolean;
        related_posts: boolean;
        feeds: boolean;
        contact_form: boolean;
        projects: boolean;
        todos: boolean;
      };
      favicon: string | null;
      logo: {
        url: string;
        alt: string;
      } | null;
    };
    Redirect: {
      id: string;
      from: string;
      to: string;
      /** @enum {number} */
      status: 301 | 302 | 307 | 308;
      /** @enum {string} */
      source: 'admin' | 'import';
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    /** @description `request_id`, `ip_hash` and `user_agent` are null outside of a request */
    AuditEntry: {
      id: string;
      /**
       * @description OWASP's names where it has one; `authz_change` is a new role
       * @enum {string}
       */
      action:
        | 'authn_login_success'
        | 'authn_login_fail'
        | 'authn_login_lock'
        | 'authn_login_code_missing'
        | 'authn_reauthenticate_success'
        | 'authn_reauthenticate_fail'
        | 'authn_logout'
        | 'authn_logout_all'
        | 'authn_token_reuse'
        | 'authn_session_revoked'
        | 'authn_password_change'
        | 'authn_password_reset_request'
        | 'authn_password_reset'
        | 'authn_mfa_enabled'
        | 'authn_mfa_disabled'
        | 'authn_recovery_codes_renewed'
        | 'authn_recovery_code_used'
        | 'authz_change'
        | 'user_registration_repeated'
        | 'user_created'
        | 'user_invited'
        | 'user_invitation_cancelled'
        | 'user_updated'
        | 'user_activated'
        | 'user_deactivated'
        | 'user_email_verified'
        | 'user_email_change_request'
        | 'user_email_changed'
        | 'post_created'
        | 'post_updated'
        | 'post_published'
        | 'post_unpublished'
        | 'post_scheduled'
        | 'post_trashed'
        | 'post_restored'
        | 'post_purged'
        | 'post_preview_link_created'
        | 'post_preview_links_revoked'
        | 'post_version_scheduled'
        | 'post_version_unscheduled'
        | 'post_version_failed'
        | 'post_working_copy_discarded'
        | 'page_created'
        | 'page_updated'
        | 'page_published'
        | 'page_unpublished'
        | 'page_scheduled'
        | 'page_trashed'
        | 'page_restored'
        | 'page_purged'
        | 'page_preview_link_created'
        | 'page_preview_links_revoked'
        | 'page_version_scheduled'
        | 'page_version_unscheduled'
        | 'page_version_failed'
        | 'page_working_copy_discarded'
        | 'project_created'
        | 'project_updated'
        | 'project_published'
        | 'project_unpublished'
        | 'project_scheduled'
        | 'project_trashed'
        | 'project_restored'
        | 'project_purged'
        | 'project_preview_link_created'
        | 'project_preview_links_revoked'
        | 'project_version_scheduled'
        | 'project_version_unscheduled'
        | 'project_version_failed'
        | 'project_working_copy_discarded'
        | 'tag_updated'
        | 'author_updated'
        | 'settings_updated'
        | 'message_updated'
        | 'message_answered'
        | 'message_deleted'
        | 'moderation_model_reset'
        | 'mail_retried'
        | 'mail_cancelled'
        | 'queue_paused'
        | 'queue_resumed'
        | 'queue_purged'
        | 'suppression_added'
        | 'suppression_removed'
        | 'media_uploaded'
        | 'media_updated'
        | 'media_trashed'
        | 'media_replaced'
        | 'media_restored'
        | 'media_purged'
        | 'redirect_created'
        | 'redirect_updated'
        | 'redirect_deleted'
        | 'job_created'
        | 'job_cancelled'
        | 'document_mended'
        | 'document_removed';
      /** @description Null for visitors and for the system */
      actor: {
        id: string;
        /** @description Of an account: how it is called now, by its address where it has no name. Null of others, and of those that are gone */
        name: string | null;
      } | null;
      target: {
        type: string;
        id: string;
        /** @description Of an account: how it is called now, by its address where it has no name. Null of others, and of those that are gone */
        name: string | null;
      };
      /** @description The fields that changed, by their names in this API, without secrets; of `content_md` `{length, sha256}` */
      changes: {
        [key: string]: {
          before: unknown;
          after: unknown;
        };
      };
      request_id: string | null;
      /** @description A keyed hash of the address */
      ip_hash: string | null;
      user_agent: string | null;
      /** Format: date-time */
      at: string;
    };
    /** @description `failed_logins` were refused for a wrong password or code; `login_locks` says how often so many were wrong that an address or account was locked. Mails are kept for 90 days */
    Report: {
      /** Format: date-time */
      generated_at: string;
      /** @description What visitors see, by the month (UTC) of publication: twelve months, the present one last, empty ones too */
      posts_per_month: {
        month: string;
        count: number;
      }[];
      /** @description `published` includes the `scheduled` */
      posts: {
        draft: number;
        published: number;
        scheduled: number;
        trashed: number;
      };
      messages: {
        total: number;
        unhandled: number;
        last_30_days: number;
      };
      users: {
        total: number;
        active: number;
        by_role: {
          admin: number;
          editor: number;
          user: number;
        };
        registered_last_30_days: number;
      };
      failed_logins: components['schemas']['Recently'];
      login_locks: components['schemas']['Recently'];
      mails: {
        queued: number;
        sending: number;
        sent: number;
        failed: number;
        cancelled: number;
        suppressed: number;
        bounced: number;
      };
      broken_documents: {
        [key: string]: number;
      };
    };
    Recently: {
      last_24_hours: number;
      last_7_days: number;
      last_30_days: number;
    };
  };
  responses: {
    /** @description Content Too Large: payload-too-large */
    'payload-too-large': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:payload-too-large';
          /** @constant */
          status: 413;
        };
      };
    };
    /** @description Unsupported Media Type: unsupported-media-type */
    'unsupported-media-type': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:unsupported-media-type';
          /** @constant */
          status: 415;
        };
      };
    };
    /** @description Internal Server Error: data-loss or internal */
    'data-loss-or-internal': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:data-loss' | 'urn:firefolio:problem:internal';
          /** @constant */
          status: 500;
        };
      };
    };
    /** @description Too Many Requests: resource-exhausted */
    'resource-exhausted': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:resource-exhausted';
          /** @constant */
          status: 429;
        };
      };
    };
    /** @description Service Unavailable: unavailable */
    unavailable: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:unavailable';
          /** @constant */
          status: 503;
        };
      };
    };
    /** @description Unprocessable Content: validation-failed */
    'validation-failed': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:validation-failed';
          /** @constant */
          status: 422;
        };
      };
    };
    /** @description Bad Request: invalid-argument */
    'invalid-argument': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:invalid-argument';
          /** @constant */
          status: 400;
        };
      };
    };
    /** @description Not Found: not-found */
    'not-found': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:not-found';
          /** @constant */
          status: 404;
        };
      };
    };
    /** @description Forbidden: permission-denied */
    'permission-denied': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:permission-denied';
          /** @constant */
          status: 403;
        };
      };
    };
    /** @description Unauthorized: unauthenticated */
    unauthenticated: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:unauthenticated';
          /** @constant */
          status: 401;
        };
      };
    };
    /** @description Range Not Satisfiable: range-not-satisfiable */
    'range-not-satisfiable': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Content-Range': components['headers']['Content-Range'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:range-not-satisfiable';
          /** @constant */
          status: 416;
        };
      };
    };
    /** @description Gone: gone */
    gone: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:gone';
          /** @constant */
          status: 410;
        };
      };
    };
    /** @description Conflict: aborted */
    aborted: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:aborted';
          /** @constant */
          status: 409;
        };
      };
    };
    /** @description Unauthorized: second-factor-required or unauthenticated */
    'second-factor-required-or-unauthenticated': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:second-factor-required' | 'urn:firefolio:problem:unauthenticated';
          /** @constant */
          status: 401;
        };
      };
    };
    /** @description Unauthorized: fresh-login-required or unauthenticated */
    'fresh-login-required-or-unauthenticated': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:fresh-login-required' | 'urn:firefolio:problem:unauthenticated';
          /** @constant */
          status: 401;
        };
      };
    };
    /** @description Conflict: failed-precondition */
    'failed-precondition': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:failed-precondition';
          /** @constant */
          status: 409;
        };
      };
    };
    /** @description Conflict: aborted or already-exists or failed-precondition */
    'aborted-or-already-exists-or-failed-precondition': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type:
            | 'urn:firefolio:problem:aborted'
            | 'urn:firefolio:problem:already-exists'
            | 'urn:firefolio:problem:failed-precondition';
          /** @constant */
          status: 409;
        };
      };
    };
    /** @description Conflict: already-exists */
    'already-exists': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:already-exists';
          /** @constant */
          status: 409;
        };
      };
    };
    /** @description Conflict: aborted or failed-precondition */
    'aborted-or-failed-precondition': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:aborted' | 'urn:firefolio:problem:failed-precondition';
          /** @constant */
          status: 409;
        };
      };
    };
    /** @description Precondition Failed: stale-version */
    'stale-version': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        ETag: components['headers']['ETag'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:stale-version';
          /** @constant */
          status: 412;
        };
      };
    };
    /** @description Conflict: already-exists or failed-precondition */
    'already-exists-or-failed-precondition': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:already-exists' | 'urn:firefolio:problem:failed-precondition';
          /** @constant */
          status: 409;
        };
      };
    };
    /** @description Not Found: no-working-copy */
    'no-working-copy': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:no-working-copy';
          /** @constant */
          status: 404;
        };
      };
    };
    /** @description Not Found: no-working-copy or not-found */
    'no-working-copy-or-not-found': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type: 'urn:firefolio:problem:no-working-copy' | 'urn:firefolio:problem:not-found';
          /** @constant */
          status: 404;
        };
      };
    };
    /** @description Conflict: aborted or already-exists or base-changed or failed-precondition */
    'aborted-or-already-exists-or-base-changed-or-failed-precondition': {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          type:
            | 'urn:firefolio:problem:aborted'
            | 'urn:firefolio:problem:already-exists'
            | 'urn:firefolio:problem:base-changed'
            | 'urn:firefolio:problem:failed-precondition';
          /** @constant */
          status: 409;
        };
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description Id of the request; the log has it, and what the request causes */
    'X-Request-Id': string;
    /** @description Seconds after which to try again */
    'Retry-After': string;
    /** @description The version, with a mark where more than that was changed since, or what tells the body from another */
    ETag: string;
    /** @description The next page (rel="next"), where there is one */
    Link: string;
    /** @description When it was last changed, or an author of it was renamed */
    'Last-Modified': string;
    /** @description Where it is */
    Location: string;
    /** @description What is wrong with the token (RFC 6750) */
    'WWW-Authenticate': string;
    /** @description That a part of it can be asked for */
    'Accept-Ranges': string;
    /** @description Which bytes of it these are, and how many it has */
    'Content-Range': string;
    /** @description A name for the file */
    'Content-Disposition': string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            status: 'ok';
          };
        };
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      500: components['responses']['data-loss-or-internal'];
    };
  };
  getReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      /** @description Not ready */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
    };
  };
  getOpenapiJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            openapi: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getPosts: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Only posts with this tag */
        tag?: string;
        /** @description Only posts that this user is an author of, by id */
        author?: string;
        /** @description Only featured posts, or only the others */
        featured?: 'true' | 'false';
        /** @description Only posts of a year or month (UTC) */
        archive?: string;
        /** @description Names of fields, joined by commas: each post has these only. With `content_html`, `toc` or `seo` a page may have fewer posts than `limit`, where they are long */
        fields?: string;
        /** @description Whether the answer tells how many posts there are on all pages */
        total?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                posts: components['schemas']['PostSummary'][];
                next_cursor: string | null;
                /** @description On all pages, where `total=true` asks for it */
                total?: number;
              }
            | {
                posts: {
                  id?: string;
                  slug?: string;
                  title?: string;
                  excerpt?: string;
                  author?: components['schemas']['Author'];
                  authors?: components['schemas']['Author'][];
                  published_at?: string | null;
                  /** Format: date-time */
                  updated_at?: string;
                  reading_time_minutes?: number;
                  tags?: string[];
                  /** @description How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it */
                  tag_names?: {
                    [key: string]: string;
                  };
                  featured?: boolean;
                  cover_image?: {
                    url: string;
                    alt: string;
                    /** @description Of a picture of the library */
                    media?: components['schemas']['ShownPicture'];
                  } | null;
                  /** @description Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your Content-Security-Policy must let frame; pictures, video and audio come from any host */
                  content_html?: string;
                  /** @description The headings in order, at most 200, with their ids in `content_html` */
                  toc?: {
                    level: number;
                    id: string;
                    title: string;
                  }[];
                  seo?: components['schemas']['Seo'];
                }[];
                next_cursor: string | null;
                /** @description On all pages, where `total=true` asks for it */
                total?: number;
              };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getPostsBySlug: {
    parameters: {
      query?: {
        /** @description The token of a preview link */
        preview?: string;
      };
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Post'] | components['schemas']['EditorPost'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location; there is no body */
      308: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getPostsBySlugRelated: {
    parameters: {
      query?: {
        /** @description How many in `related` */
        limit?: number;
      };
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            previous: components['schemas']['PostSummary'] | null;
            next: components['schemas']['PostSummary'] | null;
            related: components['schemas']['PostSummary'][];
          };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location; there is no body */
      308: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getPages: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            pages: components['schemas']['PageSummary'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getPagesBySlug: {
    parameters: {
      query?: {
        /** @description The token of a preview link */
        preview?: string;
      };
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Page'] | components['schemas']['EditorPage'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location; there is no body */
      308: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getProjects: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Only featured projects, or only the others */
        featured?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            projects: components['schemas']['ProjectSummary'][];
            next_cursor: string | null;
          };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getProjectsBySlug: {
    parameters: {
      query?: {
        /** @description The token of a preview link */
        preview?: string;
      };
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Project'] | components['schemas']['EditorProject'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location; there is no body */
      308: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getSearch: {
    parameters: {
      query: {
        /** @description The first 10 different words count; signs alone find nothing */
        q: string;
        /** @description Of all kinds together */
        limit?: number;
        /** @description Which are searched, joined by commas: `post`, `page`, `project`. The answer has a list of each that is named, and each hit its `rank`. Without it, posts */
        kinds?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            posts: components['schemas']['FoundPost'][];
            pages?: components['schemas']['FoundPage'][];
            projects?: components['schemas']['FoundProject'][];
            /** @description All that match; there are no further pages */
            total: number;
          };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getTags: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tags: components['schemas']['Tag'][];
            next_cursor: null;
          };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAuthors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            authors: components['schemas']['AuthorSummary'][];
            next_cursor: null;
          };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAuthorsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublicAuthor'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getFeedXml: {
    parameters: {
      query?: {
        tag?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/rss+xml': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAtomXml: {
    parameters: {
      query?: {
        tag?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/atom+xml': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getFeedJson: {
    parameters: {
      query?: {
        tag?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/feed+json': components['schemas']['JsonFeed'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getSitemapXml: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/xml': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getSitemapsByNumberXml: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/xml': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getRobots: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getPostsBySlugOpenGraph: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenGraph'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location; there is no body */
      308: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settings'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getThemeCss: {
    parameters: {
      query?: {
        /** @description As `theme_css` of the settings has it: the answer is then good for a year */
        v?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'text/css': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getMediaByHashByFile: {
    parameters: {
      query?: never;
      header?: {
        /** @description Which bytes of it: one range; several are answered by all of it */
        Range?: string;
        /** @description The ETag that the parts are of which the client has; of another file all of it comes */
        'If-Range'?: string;
      };
      path: {
        hash: string;
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Accept-Ranges': components['headers']['Accept-Ranges'];
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': unknown;
          'image/png': unknown;
          'image/webp': unknown;
          'image/avif': unknown;
          'image/gif': unknown;
          'image/svg+xml': unknown;
          'application/pdf': unknown;
          'video/mp4': unknown;
          'video/webm': unknown;
          'audio/mpeg': unknown;
          'audio/mp4': unknown;
          'audio/ogg': unknown;
          'audio/wav': unknown;
          'audio/flac': unknown;
          'text/vtt': unknown;
        };
      };
      /** @description A part of it */
      206: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Content-Range': components['headers']['Content-Range'];
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': unknown;
          'image/png': unknown;
          'image/webp': unknown;
          'image/avif': unknown;
          'image/gif': unknown;
          'image/svg+xml': unknown;
          'application/pdf': unknown;
          'video/mp4': unknown;
          'video/webm': unknown;
          'audio/mpeg': unknown;
          'audio/mp4': unknown;
          'audio/ogg': unknown;
          'audio/wav': unknown;
          'audio/flac': unknown;
          'text/vtt': unknown;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      416: components['responses']['range-not-satisfiable'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getWellKnownJwksJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Jwks'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getLlmsTxt: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getPostsBySlugMd: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'text/markdown': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location; there is no body */
      308: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['not-found'];
      410: components['responses']['gone'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getProjectsBySlugMd: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'text/markdown': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location; there is no body */
      308: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['not-found'];
      410: components['responses']['gone'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getBySlugMd: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'text/markdown': string;
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location; there is no body */
      308: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components['responses']['not-found'];
      410: components['responses']['gone'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getContactForm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description To be sent as `form_token` */
            form_token: string;
            /** @description Which one a page may show; what it gives is to be sent as `captcha`. Null where the site has none */
            captcha: {
              /** @enum {string} */
              provider: 'turnstile' | 'hcaptcha';
              site_key: string;
            } | null;
            /** @description Whether a visitor may ask for a `receipt` */
            receipts: boolean;
          };
        };
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postContact: {
    parameters: {
      query?: {
        /** @description Where a plain form leads when its message has arrived */
        next?: string;
        /** @description Where it leads otherwise; the fragment says why, such as #email or #too-many */
        next_if_refused?: string;
      };
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Ada Lovelace",
         *       "email": "ada@example.com",
         *       "subject": "A question",
         *       "message": "I read your post about ETags. Does it work with Node 24 as well?"
         *     }
         */
        'application/json': {
          name: string;
          /**
           * Format: idn-email
           * @description The mail's Reply-To, where the part before the @ is ASCII
           */
          email: string;
          /** @default  */
          subject?: '' | string;
          message: string;
          /**
           * @description Of a field that people do not see: who fills it in is rather a program
           * @default
           */
          website?: string;
          /**
           * @description That of GET /api/contact/form, where a page has fetched one; without it nothing is worse
           * @default
           */
          form_token?: string;
          /**
           * @description What the captcha of GET /api/contact/form has given, where a page shows it; without it it is hardly worse
           * @default
           */
          captcha?: string;
          /**
           * @description Whether to mail a receipt (`on` is what a checkbox sends), where the site gives them: at most one an hour and address, and none of spam
           * @default false
           */
          receipt?: boolean | ('true' | 'false' | 'on' | '');
          /** @description With `receipt`: the same as `email` */
          email_again?: '' | string;
        };
        /**
         * @example {
         *       "name": "Ada Lovelace",
         *       "email": "ada@example.com",
         *       "subject": "A question",
         *       "message": "I read your post about ETags. Does it work with Node 24 as well?"
         *     }
         */
        'application/x-www-form-urlencoded': {
          name: string;
          /**
           * Format: idn-email
           * @description The mail's Reply-To, where the part before the @ is ASCII
           */
          email: string;
          /** @default  */
          subject?: '' | string;
          message: string;
          /**
           * @description Of a field that people do not see: who fills it in is rather a program
           * @default
           */
          website?: string;
          /**
           * @description That of GET /api/contact/form, where a page has fetched one; without it nothing is worse
           * @default
           */
          form_token?: string;
          /**
           * @description What the captcha of GET /api/contact/form has given, where a page shows it; without it it is hardly worse
           * @default
           */
          captcha?: string;
          /**
           * @description Whether to mail a receipt (`on` is what a checkbox sends), where the site gives them: at most one an hour and address, and none of spam
           * @default false
           */
          receipt?: boolean | ('true' | 'false' | 'on' | '');
          /** @description With `receipt`: the same as `email` */
          email_again?: '' | string;
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            message: 'Message received';
            id: string;
          };
        };
      };
      /** @description Of a plain form, whether it is carried out or refused: Location is a page that says what happened */
      303: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postMailEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getUnsubscribe: {
    parameters: {
      query: {
        /** @description As the header `List-Unsubscribe` of a mail has it */
        token: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postUnsubscribe: {
    parameters: {
      query: {
        /** @description As the header `List-Unsubscribe` of a mail has it */
        token: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      400: components['responses']['invalid-argument'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthLogin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "admin@firefolio.test",
         *       "password": "correct horse battery staple"
         *     }
         */
        'application/json': {
          /** Format: idn-email */
          email: string;
          password: string;
          /** @description A code of the authenticator app, or a recovery code; case, spaces and hyphens do not matter */
          mfa_code?: string;
          /**
           * @description How the refresh token travels from now on: in JSON bodies, or in a cookie that no script can read
           * @default body
           * @enum {string}
           */
          transport?: 'body' | 'cookie';
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Grant'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['second-factor-required-or-unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthRefresh: {
    parameters: {
      query?: never;
      header?: {
        /** @description The login's csrf_token; needed where the refresh token comes as a cookie */
        'X-CSRF-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "refresh_token": "the refresh_token of the login"
         *     }
         */
        'application/json': {
          /** @description Without it the cookie's is taken, which X-CSRF-Token goes with */
          refresh_token?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Grant'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthReauthenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "correct horse battery staple"
         *     }
         */
        'application/json': {
          password: string;
          /** @description A code of the authenticator app, or a recovery code; case, spaces and hyphens do not matter */
          mfa_code?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Access'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['second-factor-required-or-unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthLogout: {
    parameters: {
      query?: never;
      header?: {
        /** @description The login's csrf_token; needed where the refresh token comes as a cookie */
        'X-CSRF-Token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      401: components['responses']['unauthenticated'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthLogoutAll: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      401: components['responses']['unauthenticated'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAuthSessions: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            sessions: components['schemas']['Session'][];
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAuthSessionsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthMfaTotpEnrol: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TotpEnrolment'];
        };
      };
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthMfaTotpConfirm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "123456"
         *     }
         */
        'application/json': {
          /** @description Spaces do not matter */
          code: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TotpConfirmation'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthMfaTotpDisable: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthMfaTotpRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodes'];
        };
      };
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminUsersByIdResetMfa: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAuthSetup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            is_needed: boolean;
          };
        };
      };
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthSetup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "123456",
         *       "email": "ada@example.com",
         *       "password": "plenty of otters sing",
         *       "first_name": "Ada",
         *       "last_name": "Lovelace"
         *     }
         */
        'application/json': {
          /** @description As `npm run create-admin -- --code` shows it; case, spaces and hyphens don’t matter */
          code: string;
          /** Format: idn-email */
          email: string;
          password: string;
          first_name: string;
          last_name: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: string;
            email: string;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      409: components['responses']['aborted-or-already-exists-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthRegister: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "password": "plenty of otters sing",
         *       "first_name": "Ada",
         *       "last_name": "Lovelace"
         *     }
         */
        'application/json': {
          /**
           * Format: idn-email
           * @description Not needed with an invitation
           */
          email?: string;
          password: string;
          /** @default  */
          first_name?: string;
          /** @default  */
          last_name?: string;
          /** @description The token of the mailed invitation */
          invite_token?: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            user_id: string;
            email: string;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      403: components['responses']['permission-denied'];
      409: components['responses']['already-exists'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthVerifyEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "token": "the-43-characters-after-token-in-the-link--"
         *     }
         */
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthVerifyEmailResend: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      401: components['responses']['unauthenticated'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAuthProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      401: components['responses']['unauthenticated'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  putAuthProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "first_name": "Ada",
         *       "last_name": "Lovelace"
         *     }
         */
        'application/json': {
          first_name?: string;
          last_name?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAuthProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "first_name": "Ada",
         *       "last_name": "Lovelace"
         *     }
         */
        'application/json': {
          first_name?: string;
          last_name?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthChangeEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "new_email": "ada@example.org"
         *     }
         */
        'application/json': {
          /** Format: idn-email */
          new_email: string;
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthChangeEmailConfirm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "token": "the-43-characters-after-token-in-the-link--"
         *     }
         */
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      400: components['responses']['invalid-argument'];
      409: components['responses']['already-exists'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthChangePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "current_password": "plenty of otters sing",
         *       "new_password": "eleven lighthouses, no fog"
         *     }
         */
        'application/json': {
          current_password: string;
          new_password: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Grant'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      403: components['responses']['permission-denied'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthForgotPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "ada@example.com"
         *     }
         */
        'application/json': {
          /** Format: idn-email */
          email: string;
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAuthResetPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "token": "the-43-characters-after-token-in-the-link--",
         *       "new_password": "eleven lighthouses, no fog"
         *     }
         */
        'application/json': {
          token: string;
          new_password: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      400: components['responses']['invalid-argument'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getTodos: {
    parameters: {
      query?: {
        /** @description Behind the last there is nothing */
        page?: number;
        per_page?: number;
        /** @description Without it both */
        completed?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            todos: components['schemas']['Todo'][];
            pagination: components['schemas']['Pagination'];
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postTodos: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "My first post",
         *       "completed": false
         *     }
         */
        'application/json': {
          title: string;
          /** @default  */
          description?: string;
          /** @default false */
          completed?: boolean;
          due_at?: string | null;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Todo'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getTodosById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Todo'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  putTodosById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "My first post",
         *       "completed": false
         *     }
         */
        'application/json': {
          title?: string;
          description?: string;
          completed?: boolean;
          due_at?: string | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Todo'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteTodosById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchTodosById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "My first post",
         *       "completed": false
         *     }
         */
        'application/json': {
          title?: string;
          description?: string;
          completed?: boolean;
          due_at?: string | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Todo'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsReindex: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsImport: {
    parameters: {
      query: {
        format: 'markdown' | 'json' | 'ghost' | 'wordpress';
        /** @description What becomes of what is here already: nothing, or they get the file's content; status and date stay */
        existing?: 'skip' | 'update';
        /** @description The address of the site that the posts come from: what relative addresses are resolved against, and whose paths and numbers its posts are known by. The same each time; without it, what the file says */
        source_url?: string;
        /** @description Whether pictures and files that the archive has not are fetched from the site that the posts come from: at most 500, of 25 MB each, within an hour */
        fetch_media?: 'true' | 'false';
        /** @description The zone of the times in the file that say none, by its IANA name; without it, UTC */
        time_zone?: string;
      };
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/zip': unknown;
        'application/json': unknown;
        'application/xml': unknown;
        'text/xml': unknown;
        'text/markdown': unknown;
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminUploadsByIdImport: {
    parameters: {
      query: {
        format: 'markdown' | 'json' | 'ghost' | 'wordpress';
        /** @description What becomes of what is here already: nothing, or they get the file's content; status and date stay */
        existing?: 'skip' | 'update';
        /** @description The address of the site that the posts come from: what relative addresses are resolved against, and whose paths and numbers its posts are known by. The same each time; without it, what the file says */
        source_url?: string;
        /** @description Whether pictures and files that the archive has not are fetched from the site that the posts come from: at most 500, of 25 MB each, within an hour */
        fetch_media?: 'true' | 'false';
        /** @description The zone of the times in the file that say none, by its IANA name; without it, UTC */
        time_zone?: string;
      };
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsExport: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "format": "json"
         *     }
         */
        'application/json': {
          /**
           * @description Our own JSON, or Markdown files with YAML headers in a ZIP
           * @enum {string}
           */
          format: 'json' | 'markdown';
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminJobsByIdFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Content-Disposition': components['headers']['Content-Disposition'];
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
          'application/zip': unknown;
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsBulk: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "action": "publish",
         *       "ids": [
         *         "the-id-of-one"
         *       ]
         *     }
         */
        'application/json':
          | {
              /** @enum {string} */
              action: 'publish' | 'unpublish' | 'delete' | 'restore';
              /** @description Doubles are dropped */
              ids: string[];
            }
          | {
              /** @enum {string} */
              action: 'tag' | 'untag';
              /** @description Doubles are dropped */
              ids: string[];
              tags: string[];
            };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPosts: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Only these, as far as they are there; without a status those in the trash as well */
        ids?: string;
        /** @description Without it all but the trash; `published` has those that are `scheduled`, too */
        status?: 'draft' | 'published' | 'trashed' | 'scheduled';
        /** @description Only those that this user is an author of, by id */
        author?: string;
        /** @description Only those with a `published_at` in this year or month (UTC) */
        archive?: string;
        /** @description Only the one that has this slug now */
        slug?: string;
        /** @description Only those that there is a working copy of, or only the others */
        has_changes?: 'true' | 'false';
        /** @description From this time on; in a URL `+` is written `%2B` */
        created_from?: string;
        /** @description Before this time */
        created_to?: string;
        /** @description From this time on; in a URL `+` is written `%2B` */
        updated_from?: string;
        /** @description Before this time */
        updated_to?: string;
        /** @description From this time on; in a URL `+` is written `%2B` */
        published_from?: string;
        /** @description Before this time */
        published_to?: string;
        /** @description In minutes */
        reading_time_min?: number;
        /** @description In minutes, included */
        reading_time_max?: number;
        /** @description Each of its words is found in slug, title, excerpt, authors' names or another short text of it, also within a word, in any case */
        q?: string;
        /** @description With `-` the other way round; what has no `published_at` comes last either way */
        sort?:
          | 'updated_at'
          | 'created_at'
          | 'published_at'
          | 'title'
          | 'slug'
          | 'status'
          | 'reading_time_minutes'
          | '-updated_at'
          | '-created_at'
          | '-published_at'
          | '-title'
          | '-slug'
          | '-status'
          | '-reading_time_minutes';
        /** @description Only posts with this tag */
        tag?: string;
        /** @description Only featured posts, or only the others */
        featured?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            posts: components['schemas']['EditorPostSummary'][];
            /** @description On all pages */
            total: number;
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPosts: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "My first post",
         *       "content_md": "Hello, *world*.",
         *       "tags": [
         *         "node",
         *         "http"
         *       ]
         *     }
         */
        'application/json': {
          title: string;
          /** @description Letters and digits of any script in lower case, joined by single hyphens */
          slug?: string;
          /**
           * @description Markdown; with its HTML and table of contents at most 950,000 bytes
           * @default
           */
          content_md?: string;
          /**
           * @description Null: the first 240 characters of the content's text
           * @default null
           */
          excerpt?: string | null;
          /** @description Replaced as a whole: what is absent or null follows from title, excerpt and cover */
          seo?: {
            /** @default null */
            title?: string | null;
            /** @default null */
            description?: string | null;
            /** @default null */
            canonical_url?: string | null;
            /** @default null */
            og_title?: string | null;
            /** @default null */
            og_description?: string | null;
            /** @default null */
            og_image?: string | null;
            /** @default null */
            twitter_title?: string | null;
            /** @default null */
            twitter_description?: string | null;
            /** @default null */
            twitter_image?: string | null;
          };
          /** @description Active editors and admins, the main author first; of a new one, when absent, who creates it */
          author_ids?: string[];
          /**
           * @description `published` publishes at once
           * @default draft
           * @enum {string}
           */
          status?: 'draft' | 'published';
          /**
           * @description Lowered; `C++`, `C#`, `.NET` and `Node.js` become `cpp`, `csharp`, `dotnet` and `nodejs`; doubles are dropped. How a new one is typed is its name
           * @default []
           */
          tags?: string[];
          cover_image?: {
            /** @description A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL */
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
          /** @default false */
          featured?: boolean;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPost'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['already-exists-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPostsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPost'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminPostsById: {
    parameters: {
      query?: {
        purge?: 'true' | 'false';
      };
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminPostsById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "My first post",
         *       "content_md": "Hello, *world*.",
         *       "tags": [
         *         "node",
         *         "http"
         *       ]
         *     }
         */
        'application/json': {
          title?: string;
          /** @description Letters and digits of any script in lower case, joined by single hyphens */
          slug?: string;
          /** @description Markdown; with its HTML and table of contents at most 950,000 bytes */
          content_md?: string;
          /** @description Null: the first 240 characters of the content's text */
          excerpt?: string | null;
          /** @description Replaced as a whole: what is absent or null follows from title, excerpt and cover */
          seo?: {
            /** @default null */
            title?: string | null;
            /** @default null */
            description?: string | null;
            /** @default null */
            canonical_url?: string | null;
            /** @default null */
            og_title?: string | null;
            /** @default null */
            og_description?: string | null;
            /** @default null */
            og_image?: string | null;
            /** @default null */
            twitter_title?: string | null;
            /** @default null */
            twitter_description?: string | null;
            /** @default null */
            twitter_image?: string | null;
          };
          /** @description Active editors and admins, the main author first; of a new one, when absent, who creates it */
          author_ids?: string[];
          /** @description Lowered; `C++`, `C#`, `.NET` and `Node.js` become `cpp`, `csharp`, `dotnet` and `nodejs`; doubles are dropped. How a new one is typed is its name */
          tags?: string[];
          cover_image?: {
            /** @description A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL */
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
          featured?: boolean;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPost'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-already-exists-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdSchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /** Format: date-time */
          published_at: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPost'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdPublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /**
           * Format: date-time
           * @description Not in the future. Without it the date stays, or is the present one
           */
          published_at?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPost'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdUnpublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPost'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPost'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPostsByIdRevisions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            revisions: components['schemas']['RevisionSummary'][];
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPostsByIdRevisionsByVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Revision'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPostsByIdRevisionsByVersionDiff: {
    parameters: {
      query: {
        /** @description The version to compare with */
        to: number;
      };
      header?: never;
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevisionDiff'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdRevisionsByVersionRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPost'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPostsByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Counts its writes; guard the next one by its `ETag` */
            version: number;
            /** @description `version` of the item that this was begun from, or has been merged with since */
            base_version: number;
            /** Format: date-time */
            updated_at: string;
            updated_by: {
              id: string;
            } | null;
            /** @description When it goes live by itself; until then it is not to be edited */
            publish_at: string | null;
            /** @description Why it did not go live at its time */
            failure: string | null;
            title?: string;
            /** @description Null: as it is, or, before the first publication, made of the title */
            slug?: string | null;
            content_md?: string;
            /** @description Null: follows from the content */
            excerpt?: string | null;
            seo?: {
              title: string | null;
              description: string | null;
              canonical_url: string | null;
              og_title: string | null;
              og_description: string | null;
              og_image: string | null;
              twitter_title: string | null;
              twitter_description: string | null;
              twitter_image: string | null;
            };
            author_ids?: string[];
            /** @description As they are typed */
            tags?: string[];
            cover_image?: {
              url: string;
              alt: string;
              /** @description As answers have it: the library knows it, and what is given is not looked at */
              media?: unknown;
            } | null;
            featured?: boolean;
          };
        };
      };
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  putAdminPostsByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "base_version": 1,
         *       "title": "My first post",
         *       "slug": null,
         *       "content_md": "Hello, *world*.",
         *       "excerpt": null,
         *       "seo": {
         *         "title": null,
         *         "description": null,
         *         "canonical_url": null,
         *         "og_title": null,
         *         "og_description": null,
         *         "og_image": null,
         *         "twitter_title": null,
         *         "twitter_description": null,
         *         "twitter_image": null
         *       },
         *       "author_ids": [
         *         "the-id-of-one"
         *       ],
         *       "tags": [
         *         "node",
         *         "http"
         *       ],
         *       "cover_image": null,
         *       "featured": false
         *     }
         */
        'application/json': {
          /** @description `version` of the item that this was begun from, or has been merged with since */
          base_version: number;
          title: string;
          /** @description Null: as it is, or, before the first publication, made of the title */
          slug: string | null;
          content_md: string;
          /** @description Null: follows from the content */
          excerpt: string | null;
          seo: {
            title: string | null;
            description: string | null;
            canonical_url: string | null;
            og_title: string | null;
            og_description: string | null;
            og_image: string | null;
            twitter_title: string | null;
            twitter_description: string | null;
            twitter_image: string | null;
          };
          author_ids: string[];
          /** @description As they are typed */
          tags: string[];
          cover_image: {
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
          featured: boolean;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminPostsByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdWorkingCopyApply: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPost'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdWorkingCopyPublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /**
           * Format: date-time
           * @description Not in the future. Without it the date stays, or is the present one
           */
          published_at?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPost'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdWorkingCopySchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "publish_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /** Format: date-time */
          publish_at: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            working_copy: components['schemas']['WorkingCopyState'] | null;
            item: components['schemas']['EditorPost'] | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdWorkingCopyUnschedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsByIdPreviewLink: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "hours": 72
         *     }
         */
        'application/json': {
          /**
           * @description How long it shows the item
           * @default 72
           */
          hours?: number;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreviewLink'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminPostsByIdPreviewLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesBulk: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "action": "publish",
         *       "ids": [
         *         "the-id-of-one"
         *       ]
         *     }
         */
        'application/json': {
          /** @enum {string} */
          action: 'publish' | 'unpublish' | 'delete' | 'restore';
          /** @description Doubles are dropped */
          ids: string[];
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPages: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Only these, as far as they are there; without a status those in the trash as well */
        ids?: string;
        /** @description Without it all but the trash; `published` has those that are `scheduled`, too */
        status?: 'draft' | 'published' | 'trashed' | 'scheduled';
        /** @description Only those that this user is an author of, by id */
        author?: string;
        /** @description Only those with a `published_at` in this year or month (UTC) */
        archive?: string;
        /** @description Only the one that has this slug now */
        slug?: string;
        /** @description Only those that there is a working copy of, or only the others */
        has_changes?: 'true' | 'false';
        /** @description From this time on; in a URL `+` is written `%2B` */
        created_from?: string;
        /** @description Before this time */
        created_to?: string;
        /** @description From this time on; in a URL `+` is written `%2B` */
        updated_from?: string;
        /** @description Before this time */
        updated_to?: string;
        /** @description From this time on; in a URL `+` is written `%2B` */
        published_from?: string;
        /** @description Before this time */
        published_to?: string;
        /** @description In minutes */
        reading_time_min?: number;
        /** @description In minutes, included */
        reading_time_max?: number;
        /** @description Each of its words is found in slug, title, excerpt, authors' names or another short text of it, also within a word, in any case */
        q?: string;
        /** @description With `-` the other way round; what has no `published_at` comes last either way */
        sort?:
          | 'updated_at'
          | 'created_at'
          | 'published_at'
          | 'title'
          | 'slug'
          | 'status'
          | 'reading_time_minutes'
          | '-updated_at'
          | '-created_at'
          | '-published_at'
          | '-title'
          | '-slug'
          | '-status'
          | '-reading_time_minutes';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            pages: components['schemas']['EditorPageSummary'][];
            /** @description On all pages */
            total: number;
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPages: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "About",
         *       "content_md": "Hello, I am *Ada*."
         *     }
         */
        'application/json': {
          title: string;
          /** @description Letters and digits of any script in lower case, joined by single hyphens; no address of the site itself, such as `posts` or `contact` */
          slug?: string;
          /**
           * @description Markdown; with its HTML and table of contents at most 950,000 bytes
           * @default
           */
          content_md?: string;
          /**
           * @description Null: the first 240 characters of the content's text
           * @default null
           */
          excerpt?: string | null;
          /** @description Replaced as a whole: what is absent or null follows from title, excerpt and cover */
          seo?: {
            /** @default null */
            title?: string | null;
            /** @default null */
            description?: string | null;
            /** @default null */
            canonical_url?: string | null;
            /** @default null */
            og_title?: string | null;
            /** @default null */
            og_description?: string | null;
            /** @default null */
            og_image?: string | null;
            /** @default null */
            twitter_title?: string | null;
            /** @default null */
            twitter_description?: string | null;
            /** @default null */
            twitter_image?: string | null;
          };
          /** @description Active editors and admins, the main author first; of a new one, when absent, who creates it */
          author_ids?: string[];
          /**
           * @description `published` publishes at once
           * @default draft
           * @enum {string}
           */
          status?: 'draft' | 'published';
          cover_image?: {
            /** @description A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL */
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPage'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['already-exists-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPagesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPage'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminPagesById: {
    parameters: {
      query?: {
        purge?: 'true' | 'false';
      };
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminPagesById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "About",
         *       "content_md": "Hello, I am *Ada*."
         *     }
         */
        'application/json': {
          title?: string;
          /** @description Letters and digits of any script in lower case, joined by single hyphens; no address of the site itself, such as `posts` or `contact` */
          slug?: string;
          /** @description Markdown; with its HTML and table of contents at most 950,000 bytes */
          content_md?: string;
          /** @description Null: the first 240 characters of the content's text */
          excerpt?: string | null;
          /** @description Replaced as a whole: what is absent or null follows from title, excerpt and cover */
          seo?: {
            /** @default null */
            title?: string | null;
            /** @default null */
            description?: string | null;
            /** @default null */
            canonical_url?: string | null;
            /** @default null */
            og_title?: string | null;
            /** @default null */
            og_description?: string | null;
            /** @default null */
            og_image?: string | null;
            /** @default null */
            twitter_title?: string | null;
            /** @default null */
            twitter_description?: string | null;
            /** @default null */
            twitter_image?: string | null;
          };
          /** @description Active editors and admins, the main author first; of a new one, when absent, who creates it */
          author_ids?: string[];
          cover_image?: {
            /** @description A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL */
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPage'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-already-exists-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdSchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /** Format: date-time */
          published_at: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPage'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdPublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /**
           * Format: date-time
           * @description Not in the future. Without it the date stays, or is the present one
           */
          published_at?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPage'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdUnpublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPage'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorPage'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPagesByIdRevisions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            revisions: components['schemas']['RevisionSummary'][];
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPagesByIdRevisionsByVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageRevision'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPagesByIdRevisionsByVersionDiff: {
    parameters: {
      query: {
        /** @description The version to compare with */
        to: number;
      };
      header?: never;
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevisionDiff'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdRevisionsByVersionRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPage'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminPagesByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Counts its writes; guard the next one by its `ETag` */
            version: number;
            /** @description `version` of the item that this was begun from, or has been merged with since */
            base_version: number;
            /** Format: date-time */
            updated_at: string;
            updated_by: {
              id: string;
            } | null;
            /** @description When it goes live by itself; until then it is not to be edited */
            publish_at: string | null;
            /** @description Why it did not go live at its time */
            failure: string | null;
            title?: string;
            /** @description Null: as it is, or, before the first publication, made of the title */
            slug?: string | null;
            content_md?: string;
            /** @description Null: follows from the content */
            excerpt?: string | null;
            seo?: {
              title: string | null;
              description: string | null;
              canonical_url: string | null;
              og_title: string | null;
              og_description: string | null;
              og_image: string | null;
              twitter_title: string | null;
              twitter_description: string | null;
              twitter_image: string | null;
            };
            author_ids?: string[];
            cover_image?: {
              url: string;
              alt: string;
              /** @description As answers have it: the library knows it, and what is given is not looked at */
              media?: unknown;
            } | null;
          };
        };
      };
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  putAdminPagesByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "base_version": 1,
         *       "title": "My first post",
         *       "slug": null,
         *       "content_md": "Hello, *world*.",
         *       "excerpt": null,
         *       "seo": {
         *         "title": null,
         *         "description": null,
         *         "canonical_url": null,
         *         "og_title": null,
         *         "og_description": null,
         *         "og_image": null,
         *         "twitter_title": null,
         *         "twitter_description": null,
         *         "twitter_image": null
         *       },
         *       "author_ids": [
         *         "the-id-of-one"
         *       ],
         *       "cover_image": null
         *     }
         */
        'application/json': {
          /** @description `version` of the item that this was begun from, or has been merged with since */
          base_version: number;
          title: string;
          /** @description Null: as it is, or, before the first publication, made of the title */
          slug: string | null;
          content_md: string;
          /** @description Null: follows from the content */
          excerpt: string | null;
          seo: {
            title: string | null;
            description: string | null;
            canonical_url: string | null;
            og_title: string | null;
            og_description: string | null;
            og_image: string | null;
            twitter_title: string | null;
            twitter_description: string | null;
            twitter_image: string | null;
          };
          author_ids: string[];
          cover_image: {
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminPagesByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdWorkingCopyApply: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPage'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdWorkingCopyPublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /**
           * Format: date-time
           * @description Not in the future. Without it the date stays, or is the present one
           */
          published_at?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedPage'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdWorkingCopySchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "publish_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /** Format: date-time */
          publish_at: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            working_copy: components['schemas']['WorkingCopyState'] | null;
            item: components['schemas']['EditorPage'] | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdWorkingCopyUnschedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPagesByIdPreviewLink: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "hours": 72
         *     }
         */
        'application/json': {
          /**
           * @description How long it shows the item
           * @default 72
           */
          hours?: number;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreviewLink'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminPagesByIdPreviewLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsBulk: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "action": "publish",
         *       "ids": [
         *         "the-id-of-one"
         *       ]
         *     }
         */
        'application/json': {
          /** @enum {string} */
          action: 'publish' | 'unpublish' | 'delete' | 'restore';
          /** @description Doubles are dropped */
          ids: string[];
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminProjects: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Only these, as far as they are there; without a status those in the trash as well */
        ids?: string;
        /** @description Without it all but the trash; `published` has those that are `scheduled`, too */
        status?: 'draft' | 'published' | 'trashed' | 'scheduled';
        /** @description Only those that this user is an author of, by id */
        author?: string;
        /** @description Only those with a `published_at` in this year or month (UTC) */
        archive?: string;
        /** @description Only the one that has this slug now */
        slug?: string;
        /** @description Only those that there is a working copy of, or only the others */
        has_changes?: 'true' | 'false';
        /** @description From this time on; in a URL `+` is written `%2B` */
        created_from?: string;
        /** @description Before this time */
        created_to?: string;
        /** @description From this time on; in a URL `+` is written `%2B` */
        updated_from?: string;
        /** @description Before this time */
        updated_to?: string;
        /** @description From this time on; in a URL `+` is written `%2B` */
        published_from?: string;
        /** @description Before this time */
        published_to?: string;
        /** @description In minutes */
        reading_time_min?: number;
        /** @description In minutes, included */
        reading_time_max?: number;
        /** @description Each of its words is found in slug, title, excerpt, authors' names or another short text of it, also within a word, in any case */
        q?: string;
        /** @description With `-` the other way round; what has no `published_at` comes last either way */
        sort?:
          | 'updated_at'
          | 'created_at'
          | 'published_at'
          | 'title'
          | 'slug'
          | 'status'
          | 'reading_time_minutes'
          | '-updated_at'
          | '-created_at'
          | '-published_at'
          | '-title'
          | '-slug'
          | '-status'
          | '-reading_time_minutes';
        /** @description Only featured projects, or only the others */
        featured?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            projects: components['schemas']['EditorProjectSummary'][];
            /** @description On all pages */
            total: number;
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjects: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "A harbour map",
         *       "content_md": "Hello, *world*.",
         *       "role": "Design and code",
         *       "period": {
         *         "start": "2026-01",
         *         "end": null
         *       },
         *       "stack": [
         *         "TypeScript",
         *         "Firestore"
         *       ]
         *     }
         */
        'application/json': {
          title: string;
          /** @description Letters and digits of any script in lower case, joined by single hyphens */
          slug?: string;
          /**
           * @description Markdown; with its HTML and table of contents at most 950,000 bytes
           * @default
           */
          content_md?: string;
          /**
           * @description Null: the first 240 characters of the content's text
           * @default null
           */
          excerpt?: string | null;
          /** @description Replaced as a whole: what is absent or null follows from title, excerpt and cover */
          seo?: {
            /** @default null */
            title?: string | null;
            /** @default null */
            description?: string | null;
            /** @default null */
            canonical_url?: string | null;
            /** @default null */
            og_title?: string | null;
            /** @default null */
            og_description?: string | null;
            /** @default null */
            og_image?: string | null;
            /** @default null */
            twitter_title?: string | null;
            /** @default null */
            twitter_description?: string | null;
            /** @default null */
            twitter_image?: string | null;
          };
          /** @description Active editors and admins, the main author first; of a new one, when absent, who creates it */
          author_ids?: string[];
          /**
           * @description `published` publishes at once
           * @default draft
           * @enum {string}
           */
          status?: 'draft' | 'published';
          /** @default null */
          role?: string | null;
          /** @default null */
          client?: string | null;
          /** @default null */
          period?: {
            start: string;
            /**
             * @description Null while it goes on
             * @default null
             */
            end?: string | null;
          } | null;
          /** @description Names such as `TypeScript`, as they are shown; doubles are dropped */
          stack?: string[];
          links?: {
            label: string;
            url: string;
          }[];
          /** @default null */
          repository?: string | null;
          /** @description Images in order */
          gallery?: {
            /** @description A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL */
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
            /** @default null */
            caption?: string | null;
          }[];
          /**
           * @description Lists begin with the least; of equal ones the newest comes first
           * @default 0
           */
          order?: number;
          /** @default false */
          featured?: boolean;
          cover_image?: {
            /** @description A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL */
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedProject'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['already-exists-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminProjectsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorProject'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminProjectsById: {
    parameters: {
      query?: {
        purge?: 'true' | 'false';
      };
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminProjectsById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "title": "A harbour map",
         *       "content_md": "Hello, *world*.",
         *       "role": "Design and code",
         *       "period": {
         *         "start": "2026-01",
         *         "end": null
         *       },
         *       "stack": [
         *         "TypeScript",
         *         "Firestore"
         *       ]
         *     }
         */
        'application/json': {
          title?: string;
          /** @description Letters and digits of any script in lower case, joined by single hyphens */
          slug?: string;
          /** @description Markdown; with its HTML and table of contents at most 950,000 bytes */
          content_md?: string;
          /** @description Null: the first 240 characters of the content's text */
          excerpt?: string | null;
          /** @description Replaced as a whole: what is absent or null follows from title, excerpt and cover */
          seo?: {
            /** @default null */
            title?: string | null;
            /** @default null */
            description?: string | null;
            /** @default null */
            canonical_url?: string | null;
            /** @default null */
            og_title?: string | null;
            /** @default null */
            og_description?: string | null;
            /** @default null */
            og_image?: string | null;
            /** @default null */
            twitter_title?: string | null;
            /** @default null */
            twitter_description?: string | null;
            /** @default null */
            twitter_image?: string | null;
          };
          /** @description Active editors and admins, the main author first; of a new one, when absent, who creates it */
          author_ids?: string[];
          role?: string | null;
          client?: string | null;
          period?: {
            start: string;
            /**
             * @description Null while it goes on
             * @default null
             */
            end?: string | null;
          } | null;
          /** @description Names such as `TypeScript`, as they are shown; doubles are dropped */
          stack?: string[];
          links?: {
            label: string;
            url: string;
          }[];
          repository?: string | null;
          /** @description Images in order */
          gallery?: {
            /** @description A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL */
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
            /** @default null */
            caption?: string | null;
          }[];
          /** @description Lists begin with the least; of equal ones the newest comes first */
          order?: number;
          featured?: boolean;
          cover_image?: {
            /** @description A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL */
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedProject'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-already-exists-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdSchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /** Format: date-time */
          published_at: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorProject'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdPublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /**
           * Format: date-time
           * @description Not in the future. Without it the date stays, or is the present one
           */
          published_at?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorProject'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdUnpublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorProject'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EditorProject'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminProjectsByIdRevisions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            revisions: components['schemas']['RevisionSummary'][];
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminProjectsByIdRevisionsByVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectRevision'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminProjectsByIdRevisionsByVersionDiff: {
    parameters: {
      query: {
        /** @description The version to compare with */
        to: number;
      };
      header?: never;
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevisionDiff'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdRevisionsByVersionRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedProject'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminProjectsByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Counts its writes; guard the next one by its `ETag` */
            version: number;
            /** @description `version` of the item that this was begun from, or has been merged with since */
            base_version: number;
            /** Format: date-time */
            updated_at: string;
            updated_by: {
              id: string;
            } | null;
            /** @description When it goes live by itself; until then it is not to be edited */
            publish_at: string | null;
            /** @description Why it did not go live at its time */
            failure: string | null;
            title?: string;
            /** @description Null: as it is, or, before the first publication, made of the title */
            slug?: string | null;
            content_md?: string;
            /** @description Null: follows from the content */
            excerpt?: string | null;
            seo?: {
              title: string | null;
              description: string | null;
              canonical_url: string | null;
              og_title: string | null;
              og_description: string | null;
              og_image: string | null;
              twitter_title: string | null;
              twitter_description: string | null;
              twitter_image: string | null;
            };
            author_ids?: string[];
            role?: string | null;
            client?: string | null;
            period?: {
              start: string;
              end: string | null;
            } | null;
            stack?: string[];
            links?: {
              label: string;
              url: string;
            }[];
            repository?: string | null;
            gallery?: {
              url: string;
              alt: string;
              /** @description As answers have it: the library knows it, and what is given is not looked at */
              media?: unknown;
              caption: string | null;
            }[];
            order?: number;
            featured?: boolean;
            cover_image?: {
              url: string;
              alt: string;
              /** @description As answers have it: the library knows it, and what is given is not looked at */
              media?: unknown;
            } | null;
          };
        };
      };
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  putAdminProjectsByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "base_version": 1,
         *       "title": "My first post",
         *       "slug": null,
         *       "content_md": "Hello, *world*.",
         *       "excerpt": null,
         *       "seo": {
         *         "title": null,
         *         "description": null,
         *         "canonical_url": null,
         *         "og_title": null,
         *         "og_description": null,
         *         "og_image": null,
         *         "twitter_title": null,
         *         "twitter_description": null,
         *         "twitter_image": null
         *       },
         *       "author_ids": [
         *         "the-id-of-one"
         *       ],
         *       "role": null,
         *       "client": null,
         *       "period": null,
         *       "stack": [
         *         "TypeScript",
         *         "Firestore"
         *       ],
         *       "links": [],
         *       "repository": null,
         *       "gallery": [],
         *       "order": 0,
         *       "featured": false,
         *       "cover_image": null
         *     }
         */
        'application/json': {
          /** @description `version` of the item that this was begun from, or has been merged with since */
          base_version: number;
          title: string;
          /** @description Null: as it is, or, before the first publication, made of the title */
          slug: string | null;
          content_md: string;
          /** @description Null: follows from the content */
          excerpt: string | null;
          seo: {
            title: string | null;
            description: string | null;
            canonical_url: string | null;
            og_title: string | null;
            og_description: string | null;
            og_image: string | null;
            twitter_title: string | null;
            twitter_description: string | null;
            twitter_image: string | null;
          };
          author_ids: string[];
          role: string | null;
          client: string | null;
          period: {
            start: string;
            end: string | null;
          } | null;
          stack: string[];
          links: {
            label: string;
            url: string;
          }[];
          repository: string | null;
          gallery: {
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
            caption: string | null;
          }[];
          order: number;
          featured: boolean;
          cover_image: {
            url: string;
            alt: string;
            /** @description As answers have it: the library knows it, and what is given is not looked at */
            media?: {
              id?: string;
              hash?: string;
              width?: number | null;
              height?: number | null;
              srcset?: string | null;
              color?: string | null;
              focal_point?: {
                x: number;
                y: number;
              } | null;
            };
          } | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminProjectsByIdWorkingCopy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdWorkingCopyApply: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedProject'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdWorkingCopyPublish: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "published_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /**
           * Format: date-time
           * @description Not in the future. Without it the date stays, or is the present one
           */
          published_at?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          'Last-Modified': components['headers']['Last-Modified'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedProject'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdWorkingCopySchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "publish_at": "2030-01-01T09:00:00.000Z"
         *     }
         */
        'application/json': {
          /** Format: date-time */
          publish_at: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            working_copy: components['schemas']['WorkingCopyState'] | null;
            item: components['schemas']['EditorProject'] | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy-or-not-found'];
      409: components['responses']['aborted-or-already-exists-or-base-changed-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdWorkingCopyUnschedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkingCopyState'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['no-working-copy'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminProjectsByIdPreviewLink: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "hours": 72
         *     }
         */
        'application/json': {
          /**
           * @description How long it shows the item
           * @default 72
           */
          hours?: number;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreviewLink'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminProjectsByIdPreviewLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "kind": "post",
         *       "title": "My first post",
         *       "content_md": "Hello, *world*."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          kind: 'post' | 'page' | 'project';
          /** @description Of which `slug` is made */
          title?: string;
          content_md: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preview'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminWorkingCopies: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            working_copies: components['schemas']['WorkingCopySummary'][];
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminTags: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tags: components['schemas']['Tag'][];
            next_cursor: null;
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminTagsRename: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "from": "js",
         *       "to": "javascript"
         *     }
         */
        'application/json': {
          from: string;
          /** @description As it is to be written: `C++` is `cpp` */
          to: string;
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['already-exists'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminTagsMerge: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "tags": [
         *         "node",
         *         "http"
         *       ],
         *       "into": "javascript"
         *     }
         */
        'application/json': {
          tags: string[];
          /** @description One of the tags, or a new one */
          into: string;
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminTagsByTag: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tag: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Ada Lovelace"
         *     }
         */
        'application/json': {
          /** @description How it is written; the tag itself takes another name away */
          name?: string;
          /** @description What it is about */
          description?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DescribedTag'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminAuthors: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            authors: components['schemas']['StaffAuthorSummary'][];
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminAuthorsNames: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            authors: components['schemas']['AuthorName'][];
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminAuthorsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorProfile'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminAuthorsById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "bio_md": "I look after servers, and write about what went wrong."
         *     }
         */
        'application/json': {
          /** @description Markdown, as posts have it */
          bio_md?: string;
          picture?: {
            url: string;
            alt: string;
          } | null;
          /** @description The author elsewhere; the site links there with rel=me */
          links?: {
            label: string;
            url: string;
          }[];
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedAuthorProfile'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMedia: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Only these, as far as they are there, all on one page; goes with no other filter */
        ids?: string;
        kind?: 'picture' | 'vector' | 'document' | 'video' | 'audio' | 'captions';
        type?:
          | 'image/jpeg'
          | 'image/png'
          | 'image/webp'
          | 'image/avif'
          | 'image/gif'
          | 'image/svg+xml'
          | 'application/pdf'
          | 'video/mp4'
          | 'video/webm'
          | 'audio/mpeg'
          | 'audio/mp4'
          | 'audio/ogg'
          | 'audio/wav'
          | 'audio/flac'
          | 'text/vtt';
        status?: 'processing' | 'ready' | 'failed';
        /** @description Only those that nothing shows, of which a page may have fewer than `limit` */
        unused?: 'true' | 'false';
        /** @description Those in the trash in place of the others */
        trashed?: 'true' | 'false';
        /** @description `false`: pictures that are called as their file in place of an `alt`, as imports do where nobody says what is on them, or not at all; `true`: all other files */
        described?: 'true' | 'false';
        /** @description The id of the account that uploaded it */
        uploaded_by?: string;
        /** @description How a name, a text or a word in one begins */
        q?: string;
        /** @description From this time on; in a URL `+` is written `%2B` */
        from?: string;
        /** @description Before this time */
        to?: string;
        /** @description Of the file as it came, included; goes with `sort` by `bytes` */
        bytes_min?: number;
        /** @description Included, as `bytes_min` */
        bytes_max?: number;
        /** @description By default `-created_at`: the newest first. By name or size goes without `q`, `from` and `to`; names are compared without case and accents */
        sort?: 'created_at' | '-created_at' | 'file_name' | '-file_name' | 'bytes' | '-bytes';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            media: components['schemas']['Media'][];
            /** @description On all pages; null of unused ones where one page has not all of them */
            total: number | null;
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMedia: {
    parameters: {
      query?: {
        /** @description What is on the picture, for those who can’t see it. Of a picture it must be there, unless it is decorative */
        alt?: string;
        /** @description Of a picture that tells nothing which its readers would miss */
        decorative?: 'true' | 'false';
        title?: string;
        caption?: string;
        credit?: string;
        /** @description What is always shown of a picture, from 0 (left, top) to 1: `0.5,0.3` */
        focal_point?: string;
        /** @description How the file is called, where it is the body */
        file_name?: string;
      };
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "file": "(the bytes of the file)",
         *       "alt": "A lighthouse in fog",
         *       "title": "My first post"
         *     }
         */
        'multipart/form-data': {
          /** Format: binary */
          file: string;
          /** @description What is on the picture, for those who can’t see it. Of a picture it must be there, unless it is decorative */
          alt?: string;
          /**
           * @description Of a picture that tells nothing which its readers would miss
           * @enum {string}
           */
          decorative?: 'true' | 'false';
          title?: string;
          caption?: string;
          credit?: string;
          /** @description What is always shown of a picture, from 0 (left, top) to 1: `0.5,0.3` */
          focal_point?: string;
        };
        'image/jpeg': unknown;
        'image/png': unknown;
        'image/webp': unknown;
        'image/avif': unknown;
        'image/gif': unknown;
        'image/svg+xml': unknown;
        'application/pdf': unknown;
        'video/mp4': unknown;
        'video/webm': unknown;
        'audio/mpeg': unknown;
        'audio/mp4': unknown;
        'audio/ogg': unknown;
        'audio/wav': unknown;
        'audio/flac': unknown;
        'text/vtt': unknown;
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Media'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Media'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMediaRender: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMediaSweep: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminUploads: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "bytes": 12000000,
         *       "file_name": "lighthouse.jpg",
         *       "alt": "A lighthouse in fog",
         *       "title": "My first post"
         *     }
         */
        'application/json': {
          /** @description Of the whole file */
          bytes: number;
          /**
           * @description A file of the library; or a ZIP to be imported, of which nothing else is said
           * @default media
           * @enum {string}
           */
          purpose?: 'media' | 'import';
          file_name: string;
          /**
           * @description What is on the picture, for those who can’t see it. Of a picture it must be there, unless it is decorative
           * @default
           */
          alt?: string;
          /**
           * @description Of a picture that tells nothing which its readers would miss
           * @default false
           */
          decorative?: boolean;
          /** @default  */
          title?: string;
          /** @default  */
          caption?: string;
          /** @default  */
          credit?: string;
          /** @default null */
          focal_point?: {
            x: number;
            y: number;
          } | null;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MediaUpload'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminUploadsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MediaUpload'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminUploadsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  putAdminUploadsByIdPartsByNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        number: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminUploadsByIdComplete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMediaUsage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            site: components['schemas']['MediaUsage'];
            /** @description What you have uploaded */
            account: components['schemas']['MediaUsage'];
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMediaById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MediaDetail'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminMediaById: {
    parameters: {
      query?: {
        /** @description For admins: remove what is in the trash for good */
        purge?: 'true' | 'false';
      };
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminMediaById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "alt": "A lighthouse in fog",
         *       "title": "My first post",
         *       "file_name": "lighthouse.jpg"
         *     }
         */
        'application/json': {
          /** @description What is on the picture, for those who can’t see it. Of a picture it must be there, unless it is decorative */
          alt?: string;
          /** @description Of a picture that tells nothing which its readers would miss */
          decorative?: boolean;
          title?: string;
          caption?: string;
          credit?: string;
          focal_point?: {
            x: number;
            y: number;
          } | null;
          file_name?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Media'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMediaByIdReplace: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "hash": "5f3a1c0e9b7d24680ace13579bdf02468ace1357"
         *     }
         */
        'application/json': {
          /** @description Of the file whose bytes this one is to have: uploaded before, `ready`, and used nowhere */
          hash: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Media'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMediaByIdRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Media'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMediaExports: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMediaExportsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MediaExport'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMediaExportsByIdVolumesByNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        /** @description From 1 */
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedMediaVolume'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMediaExportsByIdVolumesByNumberFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        /** @description From 1 */
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Content-Disposition': components['headers']['Content-Disposition'];
          [name: string]: unknown;
        };
        content: {
          'application/zip': unknown;
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminUploadsByIdImportMedia: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminCardsRender: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminUsersInvitations: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            invitations: {
              email: string;
              role: ('admin' | 'editor' | 'user') | null;
              /** @description Void once this account is no active admin */
              invited_by: {
                id: string;
              } | null;
              /** Format: date-time */
              created_at: string;
              /** Format: date-time */
              expires_at: string;
            }[];
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminUsersInvite: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "role": "editor"
         *     }
         */
        'application/json': {
          /** Format: idn-email */
          email: string;
          /**
           * @default user
           * @enum {string}
           */
          role?: 'admin' | 'editor' | 'user';
        };
      };
    };
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            email: string;
            /** @enum {string} */
            role: 'admin' | 'editor' | 'user';
            /** Format: date-time */
            expires_at: string;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['already-exists-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminUsersInvite: {
    parameters: {
      query: {
        email: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminUsers: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description How the whole name, the address or a word of them begins, without case and accents */
        q?: string;
        role?: 'admin' | 'editor' | 'user';
        is_active?: 'true' | 'false';
        email_verified?: 'true' | 'false';
        mfa_enabled?: 'true' | 'false';
        /** @description By default `-created_at`: the newest first. `name` is the first and the last one, or the address where both are empty, without case and accents */
        sort?: 'created_at' | '-created_at' | 'email' | '-email' | 'name' | '-name';
        /** @description Only these, as far as they are there, all on one page; goes with no other filter */
        ids?: string;
        /** @description How the address begins, in any case; in a URL `+` is written `%2B` */
        email?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            users: components['schemas']['User'][];
            /** @description On all pages */
            total: number;
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminUsersById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminUsersById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "role": "editor",
         *       "is_active": true
         *     }
         */
        'application/json': {
          /** @enum {string} */
          role?: 'admin' | 'editor' | 'user';
          is_active?: boolean;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminUsersByIdEndSessions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['fresh-login-required-or-unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminJobs: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        status?: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
        kind?:
          | 'bulk'
          | 'retag'
          | 'import'
          | 'export'
          | 'export-media'
          | 'import-media'
          | 'reindex'
          | 'migrate'
          | 'rename-author'
          | 'show-media'
          | 'render-media'
          | 'join-upload'
          | 'sweep-media'
          | 'make-cards';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            jobs: components['schemas']['Job'][];
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminJobsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminJobsByIdCancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMessages: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description How name, address or subject or a word of them begins, or one of the first 300 different words of the text, without case and accents */
        q?: string;
        /** @description The whole address of who wrote, in any case; in a URL `+` is written `%2B` */
        email?: string;
        handled?: 'true' | 'false';
        verdict?: 'ham' | 'unsure' | 'spam';
        /** @description The verdict that an admin gave; `none`: none did, the filter alone has judged */
        decided?: 'ham' | 'spam' | 'none';
        answered?: 'true' | 'false';
        /** @description From this time on; in a URL `+` is written `%2B` */
        from?: string;
        /** @description Before this time */
        to?: string;
        /** @description Of what the filter found, included: the more, the more like spam; goes with `sort` by `score` */
        score_min?: number;
        /** @description Included, as `score_min` */
        score_max?: number;
        /** @description By default `-created_at`: the newest first. By score goes without `q`, `email`, `answered`, `from`, `to` */
        sort?: 'created_at' | '-created_at' | 'score' | '-score';
        /** @description Only these, as far as they are there, all on one page; goes with no other filter */
        ids?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            messages: components['schemas']['MessageSummary'][];
            /** @description All that pass the filters */
            total: number;
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMessagesCounts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Neither handled nor spam: for a badge */
            open: number;
            /** @description Of the open ones */
            unsure: number;
            spam: number;
            total: number;
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMessagesExport: {
    parameters: {
      query?: {
        /** @description Messages in a file */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description How name, address or subject or a word of them begins, or one of the first 300 different words of the text, without case and accents */
        q?: string;
        /** @description The whole address of who wrote, in any case; in a URL `+` is written `%2B` */
        email?: string;
        handled?: 'true' | 'false';
        verdict?: 'ham' | 'unsure' | 'spam';
        /** @description The verdict that an admin gave; `none`: none did, the filter alone has judged */
        decided?: 'ham' | 'spam' | 'none';
        answered?: 'true' | 'false';
        /** @description From this time on; in a URL `+` is written `%2B` */
        from?: string;
        /** @description Before this time */
        to?: string;
        /** @description Of what the filter found, included: the more, the more like spam; goes with `sort` by `score` */
        score_min?: number;
        /** @description Included, as `score_min` */
        score_max?: number;
        /** @description By default `-created_at`: the newest first. By score goes without `q`, `email`, `answered`, `from`, `to` */
        sort?: 'created_at' | '-created_at' | 'score' | '-score';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'text/csv': unknown;
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMessagesBulk: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "ids": [
         *         "the-id-of-one"
         *       ],
         *       "action": "handle"
         *     }
         */
        'application/json': {
          ids: string[];
          /** @enum {string} */
          action: 'handle' | 'reopen' | 'spam' | 'ham' | 'unsure' | 'delete';
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Those that were as asked for already are not among them, but those whose verdict is to be learned once more */
            changed: number;
            /** @description Ids of those that are not there, or can not be read and so not be changed */
            not_found: string[];
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMessagesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactMessage'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  putAdminMessagesById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "handled": true
         *     }
         */
        'application/json': {
          handled?: boolean;
          /**
           * @description What it is: spam is removed after 30 days. The spam filter learns ham and spam, once, but again where it was begun anew since; unsure takes that back
           * @enum {string}
           */
          verdict?: 'ham' | 'unsure' | 'spam';
          note?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactMessage'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminMessagesById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminMessagesById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "handled": true
         *     }
         */
        'application/json': {
          handled?: boolean;
          /**
           * @description What it is: spam is removed after 30 days. The spam filter learns ham and spam, once, but again where it was begun anew since; unsure takes that back
           * @enum {string}
           */
          verdict?: 'ham' | 'unsure' | 'spam';
          note?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactMessage'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMessagesByIdAnswers: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "text": "Thank you for your message."
         *     }
         */
        'application/json': {
          text: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageAnswer'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMessagesByIdRetryMail: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Mail'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMails: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        status?: 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled' | 'suppressed' | 'bounced';
        kind?:
          | 'verify-email'
          | 'already-registered'
          | 'invitation'
          | 'reset-password'
          | 'password-changed'
          | 'change-email'
          | 'change-email-requested'
          | 'email-in-use'
          | 'email-changed'
          | 'mfa-enabled'
          | 'mfa-disabled'
          | 'mfa-reset'
          | 'recovery-codes-renewed'
          | 'recovery-code-used'
          | 'contact'
          | 'contact-receipt'
          | 'answer';
        /** @description The whole address; in a URL `+` is written `%2B` */
        recipient?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            mails: components['schemas']['MailSummary'][];
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminMailsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Mail'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMailsByIdRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Mail'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMailsByIdCancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Mail'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminModerationModel: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Messages that it has learned as no spam */
            ham: number;
            /** @description And as spam */
            spam: number;
            /** @description Null when nothing yet */
            learned_at: string | null;
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminModerationModel: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminQueues: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            queues: components['schemas']['Queue'][];
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminQueuesByName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Queue'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminQueuesByNamePause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "reason": "The mail server is being mended."
         *     }
         */
        'application/json': {
          /** @description Why, for other admins; empty when absent */
          reason?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Queue'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminQueuesByNameResume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResumedQueue'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminQueuesByNamePurge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "confirm": "runJob"
         *     }
         */
        'application/json': {
          /** @description The name of the queue once more */
          confirm: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PurgedQueue'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminSuppressionsReports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "report": "Final-Recipient: rfc822; nobody@example.com\nAction: failed\nStatus: 5.1.1\n"
         *     }
         */
        'application/json': {
          /** @description The report's source (“show original”, “view source”), headers included */
          report: string;
          /**
           * @description Suppresses also addresses of reports that are about no mail that is known here
           * @default false
           */
          confirmed?: boolean;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BounceReport'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminSuppressions: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description How the address or a part of it begins */
        q?: string;
        reason?: 'bounced' | 'complained' | 'unsubscribed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            suppressions: components['schemas']['Suppression'][];
            /** @description All that pass the filters */
            total: number;
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminSuppressions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "address": "nobody@example.com",
         *       "reason": "bounced"
         *     }
         */
        'application/json': {
          /** Format: idn-email */
          address: string;
          /**
           * @description `unsubscribed` holds back only what strangers can cause; the others every mail
           * @enum {string}
           */
          reason: 'bounced' | 'complained' | 'unsubscribed';
          /**
           * @description How that is known
           * @default
           */
          note?: string;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Suppression'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Suppression'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      409: components['responses']['aborted-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminSuppressionsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Suppression'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminSuppressionsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminSettings'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminSettings: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Ada Lovelace"
         *     }
         */
        'application/json': {
          /** @description Of the site: in pages, feeds, link previews and mails */
          name?: string;
          /** @description A sentence or two for search engines, link previews and feeds */
          description?: string;
          /** @description Of the texts, by its tag (BCP 47). What pages say themselves is in it where it is Arabic, Dutch, English, French, German, Italian, Portuguese or Spanish; else in English, and marked so */
          language?: string;
          /** @description In which dates are shown, by its IANA name */
          time_zone?: string;
          /** @description The top of the front page */
          hero?: {
            /** @description Empty for the name of the site */
            title?: string;
            /** @description Empty for the description */
            text?: string;
            image?: {
              url: string;
              /** @description What it shows, for who does not see it; empty where it says nothing */
              alt: string;
            } | null;
          };
          /** @description Where the top of each page leads */
          navigation?: {
            label: string;
            address: string;
          }[];
          footer?: {
            text?: string;
            links?: {
              label: string;
              address: string;
            }[];
          };
          /** @description The owner elsewhere; pages link there with rel=me */
          social_links?: {
            label: string;
            url: string;
          }[];
          /** @description Must be told apart as WCAG 2.2 AA asks; the other colours of the look follow from them */
          colors?: {
            light?: {
              /** @description Of links and buttons */
              accent?: string;
              /** @description Behind the text */
              paper?: string;
            };
            dark?: {
              /** @description Of links and buttons */
              accent?: string;
              /** @description Behind the text */
              paper?: string;
            };
          };
          /** @description Families that systems bring along: no page loads a font */
          fonts?: {
            /** @enum {string} */
            text?:
              | 'modern'
              | 'system'
              | 'humanist'
              | 'geometric'
              | 'neo-grotesque'
              | 'rounded'
              | 'transitional'
              | 'old-style'
              | 'slab'
              | 'didone';
            /** @enum {string} */
            headings?:
              | 'modern'
              | 'system'
              | 'humanist'
              | 'geometric'
              | 'neo-grotesque'
              | 'rounded'
              | 'transitional'
              | 'old-style'
              | 'slab'
              | 'didone';
            /** @enum {string} */
            code?: 'modern' | 'slab';
          };
          posts_per_page?: number;
          /** @description What pages show; the API answers all the same */
          shown?: {
            search?: boolean;
            tags?: boolean;
            archive?: boolean;
            authors?: boolean;
            reading_time?: boolean;
            updated_date?: boolean;
            table_of_contents?: boolean;
            related_posts?: boolean;
            feeds?: boolean;
            contact_form?: boolean;
            projects?: boolean;
            todos?: boolean;
          };
          /** @description Null for the one that comes with the pages */
          favicon?: string | null;
          /** @description Beside the name; null for the one that comes with the pages */
          logo?: {
            url: string;
            /** @description What it shows, for who does not see it; empty where it says nothing */
            alt: string;
          } | null;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminSettings'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminSettingsRevisions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            revisions: components['schemas']['SettingsRevisionSummary'][];
          };
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminSettingsRevisionsByVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingsRevision'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminSettingsRevisionsByVersionRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminSettings'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminRedirects: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description How either address, or a word in it, begins */
        q?: string;
        /** @description That of this address, however it is spelled; goes with no other filter */
        from?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            redirects: components['schemas']['Redirect'][];
            /** @description On all pages */
            total: number;
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminRedirects: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "from": "/2014/05/my-first-post",
         *       "to": "/posts/my-first-post"
         *     }
         */
        'application/json': {
          /** @description A path of this site. `/old`, `/Old/` and `/old.html` are the same */
          from: string;
          /** @description A path of this site, or a URL */
          to: string;
          /**
           * @description 301 and 308 for good, 302 and 307 for the time being
           * @default 308
           * @enum {number}
           */
          status?: 301 | 302 | 307 | 308;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Redirect'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      409: components['responses']['aborted-or-already-exists-or-failed-precondition'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminRedirectsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Redirect'];
        };
      };
      /** @description Not modified: If-None-Match has the present ETag, or is * */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  putAdminRedirectsById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "to": "/posts/my-first-post"
         *     }
         */
        'application/json': {
          /** @description A path of this site, or a URL */
          to?: string;
          /**
           * @description 301 and 308 for good, 302 and 307 for the time being
           * @enum {number}
           */
          status?: 301 | 302 | 307 | 308;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Redirect'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  deleteAdminRedirectsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is no body */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  patchAdminRedirectsById: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag of the version that is changed; 412 when it is no longer the present one */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "to": "/posts/my-first-post"
         *     }
         */
        'application/json': {
          /** @description A path of this site, or a URL */
          to?: string;
          /**
           * @description 301 and 308 for good, 302 and 307 for the time being
           * @enum {number}
           */
          status?: 301 | 302 | 307 | 308;
        };
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Redirect'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      404: components['responses']['not-found'];
      409: components['responses']['aborted-or-failed-precondition'];
      412: components['responses']['stale-version'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminMigrate: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same for the same request: sent again it gets the same answer and does nothing twice */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted: it is stored and will be done */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminAuditLog: {
    parameters: {
      query?: {
        /** @description Items on a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        action?:
          | 'authn_login_success'
          | 'authn_login_fail'
          | 'authn_login_lock'
          | 'authn_login_code_missing'
          | 'authn_reauthenticate_success'
          | 'authn_reauthenticate_fail'
          | 'authn_logout'
          | 'authn_logout_all'
          | 'authn_token_reuse'
          | 'authn_session_revoked'
          | 'authn_password_change'
          | 'authn_password_reset_request'
          | 'authn_password_reset'
          | 'authn_mfa_enabled'
          | 'authn_mfa_disabled'
          | 'authn_recovery_codes_renewed'
          | 'authn_recovery_code_used'
          | 'authz_change'
          | 'user_registration_repeated'
          | 'user_created'
          | 'user_invited'
          | 'user_invitation_cancelled'
          | 'user_updated'
          | 'user_activated'
          | 'user_deactivated'
          | 'user_email_verified'
          | 'user_email_change_request'
          | 'user_email_changed'
          | 'post_created'
          | 'post_updated'
          | 'post_published'
          | 'post_unpublished'
          | 'post_scheduled'
          | 'post_trashed'
          | 'post_restored'
          | 'post_purged'
          | 'post_preview_link_created'
          | 'post_preview_links_revoked'
          | 'post_version_scheduled'
          | 'post_version_unscheduled'
          | 'post_version_failed'
          | 'post_working_copy_discarded'
          | 'page_created'
          | 'page_updated'
          | 'page_published'
          | 'page_unpublished'
          | 'page_scheduled'
          | 'page_trashed'
          | 'page_restored'
          | 'page_purged'
          | 'page_preview_link_created'
          | 'page_preview_links_revoked'
          | 'page_version_scheduled'
          | 'page_version_unscheduled'
          | 'page_version_failed'
          | 'page_working_copy_discarded'
          | 'project_created'
          | 'project_updated'
          | 'project_published'
          | 'project_unpublished'
          | 'project_scheduled'
          | 'project_trashed'
          | 'project_restored'
          | 'project_purged'
          | 'project_preview_link_created'
          | 'project_preview_links_revoked'
          | 'project_version_scheduled'
          | 'project_version_unscheduled'
          | 'project_version_failed'
          | 'project_working_copy_discarded'
          | 'tag_updated'
          | 'author_updated'
          | 'settings_updated'
          | 'message_updated'
          | 'message_answered'
          | 'message_deleted'
          | 'moderation_model_reset'
          | 'mail_retried'
          | 'mail_cancelled'
          | 'queue_paused'
          | 'queue_resumed'
          | 'queue_purged'
          | 'suppression_added'
          | 'suppression_removed'
          | 'media_uploaded'
          | 'media_updated'
          | 'media_trashed'
          | 'media_replaced'
          | 'media_restored'
          | 'media_purged'
          | 'redirect_created'
          | 'redirect_updated'
          | 'redirect_deleted'
          | 'job_created'
          | 'job_cancelled'
          | 'document_mended'
          | 'document_removed';
        /** @description Who did it: the id of a user */
        actor_id?: string;
        target_type?:
          | 'user'
          | 'session'
          | 'post'
          | 'page'
          | 'project'
          | 'address'
          | 'job'
          | 'message'
          | 'tag'
          | 'author'
          | 'settings'
          | 'moderation_model'
          | 'mail'
          | 'queue'
          | 'suppression'
          | 'media'
          | 'redirect'
          | 'document';
        /** @description What it was done to */
        target_id?: string;
        /** @description From this time on; in a URL `+` is written `%2B` */
        from?: string;
        /** @description Before this time */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            entries: components['schemas']['AuditEntry'][];
            next_cursor: string | null;
          };
        };
      };
      400: components['responses']['invalid-argument'];
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminReports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      422: components['responses']['validation-failed'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
}
