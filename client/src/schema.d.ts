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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
  '/api/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Published posts that match, the best first: by words, their beginnings, and with typing errors
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
  '/admin/api/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tags of drafts and published posts with how many have each, the most used first
     * @description For admin and editor. Limits: 300 in a minute.
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
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminTagsMerge'];
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 300 in a minute.
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
     * @description Limits: 50 in an hour, 200 in a day, 5 in an hour.
     */
    post: operations['postContact'];
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
     * @description Limits: 5 in a minute.
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
     * @description Limits: 30 in a minute.
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
     * @description Limits: 10 in 15 minutes.
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
     * End the session of the access token
     * @description Limits: 50 in an hour, 200 in a day.
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
     * @description Limits: 300 in a minute.
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
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Public keys that verify access tokens (RFC 7517)
     * @description Limits: 300 in a minute.
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
     * @description Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
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
     * @description Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
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
     * @description Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
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
     * @description Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
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
     * @description For admin. Needs a fresh login: the password given within 15 minutes. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUsersByIdResetMfa'];
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
     * @description Limits: 5 in an hour.
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
     * @description Limits: 20 in 15 minutes.
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
     * @description Limits: 5 in 15 minutes.
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
     * @description Limits: 300 in a minute.
     */
    get: operations['getAuthProfile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the names of the signed-in account
     * @description Limits: 50 in an hour, 200 in a day.
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
     * @description Needs a fresh login: the password given within 15 minutes. Limits: 5 in 15 minutes.
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
     * @description Limits: 20 in 15 minutes.
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
     * @description Needs a fresh login: the password given within 15 minutes. Limits: 10 in 15 minutes.
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
     * @description Limits: 5 in 15 minutes.
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
     * @description Limits: 20 in 15 minutes.
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
     * @description Limits: 300 in a minute.
     */
    get: operations['getTodos'];
    put?: never;
    /**
     * Create a todo
     * @description Limits: 50 in an hour, 200 in a day.
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
     * @description Limits: 300 in a minute.
     */
    get: operations['getTodosById'];
    put?: never;
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
     * @description Limits: 50 in an hour, 200 in a day.
     */
    patch: operations['patchTodosById'];
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
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsBulk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
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
     * Build the directory and the search texts anew from the posts, as a job: after posts came from a backup
     * @description For admin. Limits: 50 in an hour, 200 in a day.
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
     * Import posts from Markdown files (ZIP), our JSON, a Ghost export or a WordPress export, as a job
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsImport'];
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
     * Export all posts but those in the trash, as JSON or as Markdown files in a ZIP: a job that makes a file
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin and editor. Limits: 300 in a minute.
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
  '/admin/api/posts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Posts by status and words, in any order; without a status all but the trash
     * @description For admin and editor. Limits: 300 in a minute.
     */
    get: operations['getAdminPosts'];
    put?: never;
    /**
     * Create a post
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin and editor. Limits: 300 in a minute.
     */
    get: operations['getAdminPostsById'];
    put?: never;
    post?: never;
    /**
     * Move a post to the trash; with purge=true remove one that is there for good
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    delete: operations['deleteAdminPostsById'];
    options?: never;
    head?: never;
    /**
     * Change fields of a post; If-Match guards against overwriting newer work
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * Publish a post now
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * The last 50 versions of a post, the last first
     * @description For admin and editor. Limits: 300 in a minute.
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
     * @description For admin and editor. Limits: 300 in a minute.
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
     * @description For admin and editor. Limits: 300 in a minute.
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
     * Write a former version as a new one; slug, status and date stay
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminPostsByIdRevisionsByVersionRestore'];
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
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin. Needs a fresh login: the password given within 15 minutes. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminUsersInvite'];
    /**
     * Take the invitation of an address back
     * @description For admin. Limits: 50 in an hour, 200 in a day.
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
     * Users, the newest first; with an e-mail address or its beginning those who have it, by address
     * @description For admin. Limits: 300 in a minute.
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
     * @description For admin. Limits: 300 in a minute.
     */
    get: operations['getAdminUsersById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change role or state of a user; a change ends all of their sessions
     * @description For admin. Needs a fresh login: the password given within 15 minutes. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin and editor. Limits: 300 in a minute.
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
     * @description For admin and editor. Limits: 300 in a minute.
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
     * @description For admin and editor. Limits: 50 in an hour, 200 in a day.
     */
    post: operations['postAdminJobsByIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
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
     * @description For admin. Limits: 50 in an hour, 200 in a day.
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
     * @description For admin. Limits: 300 in a minute.
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
     * @description For admin. Limits: 300 in a minute.
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
      /** @description With stale-version */
      current_version?: number | null;
      /** @description With stale-version: what others changed since the version in If-Match, where that is kept */
      changed_fields?: string[];
    };
    Readiness: {
      /** @enum {string} */
      status: 'ready' | 'unavailable';
      checks: {
        [key: string]: {
          /** @enum {string} */
          status: 'ok' | 'failed';
          duration_ms: number;
        };
      };
      documents: {
        /** @enum {string} */
        status: 'ok' | 'broken';
        broken: {
          [key: string]: number;
        };
      };
    };
    PostSummary: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      tags: string[];
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
      } | null;
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
    };
    Author: {
      id: string;
      name: string;
    };
    Post: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      tags: string[];
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
      } | null;
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      content_html: string;
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
    };
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
    EditorPost: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      tags: string[];
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
      } | null;
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
      content_html: string;
      toc: {
        level: number;
        id: string;
        title: string;
      }[];
      seo: components['schemas']['Seo'];
      content_md: string;
    };
    FoundPost: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      tags: string[];
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
      } | null;
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      highlight: {
        title_html: string;
        snippet_html: string;
      };
    };
    Tag: {
      tag: string;
      count: number;
    };
    Job: {
      id: string;
      /** @enum {string} */
      kind: 'bulk' | 'retag' | 'import' | 'export' | 'reindex' | 'migrate';
      /** @enum {string} */
      status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
      progress: {
        done: number;
        total: number | null;
      };
      counts: {
        [key: string]: number;
      };
      problems: components['schemas']['JobProblem'][];
      problems_omitted: number;
      error: string | null;
      file: string | null;
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
    JsonFeed: {
      /** @constant */
      version: 'https://jsonfeed.org/version/1.1';
      title: string;
      description: string;
      /** Format: uri */
      home_page_url: string;
      /** Format: uri */
      feed_url: string;
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
    OpenGraph: {
      /** @constant */
      type: 'article';
      site_name: string;
      /** Format: uri */
      url: string;
      title: string;
      description: string;
      image: string | null;
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
    Grant: {
      access_token: string;
      /** @constant */
      token_type: 'Bearer';
      expires_in: number;
      user: {
        id: string;
        email: string;
        first_name: string;
        last_name: string;
        /** @enum {string} */
        role: 'admin' | 'editor' | 'user';
      };
      refresh_token?: string;
      csrf_token?: string;
    };
    Access: {
      access_token: string;
      /** @constant */
      token_type: 'Bearer';
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
      /** Format: date-time */
      last_used_at: string;
      /** Format: date-time */
      expires_at: string;
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
    TotpEnrolment: {
      secret: string;
      otpauth_uri: string;
      qr_svg: string;
    };
    TotpConfirmation: {
      access_token: string;
      /** @constant */
      token_type: 'Bearer';
      expires_in: number;
      user: {
        id: string;
        email: string;
        first_name: string;
        last_name: string;
        /** @enum {string} */
        role: 'admin' | 'editor' | 'user';
      };
      refresh_token?: string;
      csrf_token?: string;
      recovery_codes: string[];
    };
    RecoveryCodes: {
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
    Pagination: {
      page: number;
      per_page: number;
      total: number;
      pages: number;
    };
    EditorPostSummary: {
      id: string;
      slug: string;
      title: string;
      excerpt: string;
      tags: string[];
      author: components['schemas']['Author'];
      authors: components['schemas']['Author'][];
      featured: boolean;
      cover_image: {
        url: string;
        alt: string;
      } | null;
      published_at: string | null;
      /** Format: date-time */
      updated_at: string;
      reading_time_minutes: number;
      /** @enum {string} */
      status: 'draft' | 'published' | 'trashed';
      /** Format: date-time */
      created_at: string;
      version: number;
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
      content_md: string;
      tags: string[];
      authors: components['schemas']['Author'][];
      cover_image: {
        url: string;
        alt: string;
      } | null;
      featured: boolean;
      seo: components['schemas']['Seo'];
      published_at: string | null;
    };
    RevisionDiff: {
      from: number;
      to: number;
      fields: {
        [key: string]: {
          before: unknown;
          after: unknown;
        };
      };
      content: {
        /** @enum {string} */
        kind: 'same' | 'added' | 'removed';
        text: string;
      }[];
    };
    PreviewLink: {
      token: string;
      url: string;
      /** Format: date-time */
      expires_at: string;
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
    AuditEntry: {
      id: string;
      /** @enum {string} */
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
        | 'job_created'
        | 'job_cancelled'
        | 'document_mended'
        | 'document_removed';
      actor: {
        id: string;
      } | null;
      target: {
        type: string;
        id: string;
      };
      changes: {
        [key: string]: {
          before: unknown;
          after: unknown;
        };
      };
      request_id: string | null;
      ip_hash: string | null;
      user_agent: string | null;
      /** Format: date-time */
      at: string;
    };
    Report: {
      /** Format: date-time */
      generated_at: string;
      posts_per_month: {
        month: string;
        count: number;
      }[];
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
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description Id of the request; the log has it, and what the request causes */
    'X-Request-Id': string;
    /** @description Seconds after which to try again */
    'Retry-After': string;
    /** @description The version, or a hash of the body */
    ETag: string;
    /** @description The next page (rel="next"), where there is one */
    Link: string;
    /** @description When it was last changed */
    'Last-Modified': string;
    /** @description Where it is */
    Location: string;
    /** @description What is wrong with the token (RFC 6750) */
    'WWW-Authenticate': string;
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
      /** @description Not modified: If-None-Match has the present ETag */
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
        limit?: number;
        cursor?: string;
        tag?: string;
        author?: string;
        featured?: 'true' | 'false';
        archive?: string;
        fields?: string;
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
              }
            | {
                posts: {
                  id?: string;
                  slug?: string;
                  title?: string;
                  excerpt?: string;
                  tags?: string[];
                  author?: components['schemas']['Author'];
                  authors?: components['schemas']['Author'][];
                  featured?: boolean;
                  cover_image?: {
                    url: string;
                    alt: string;
                  } | null;
                  published_at?: string | null;
                  /** Format: date-time */
                  updated_at?: string;
                  reading_time_minutes?: number;
                }[];
                next_cursor: string | null;
              };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag */
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
      /** @description Not modified: If-None-Match has the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location */
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
      /** @description Not modified: If-None-Match has the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location */
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
  getSearch: {
    parameters: {
      query: {
        q: string;
        limit?: number;
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
            total: number;
          };
        };
      };
      /** @description Not modified: If-None-Match has the present ETag */
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
      /** @description Not modified: If-None-Match has the present ETag */
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
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminTagsRename: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          from: string;
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
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tags: string[];
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
      /** @description Not modified: If-None-Match has the present ETag */
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
      /** @description Not modified: If-None-Match has the present ETag */
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
      /** @description Not modified: If-None-Match has the present ETag */
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
      /** @description Not modified: If-None-Match has the present ETag */
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
      /** @description Not modified: If-None-Match has the present ETag */
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
      /** @description Not modified: If-None-Match has the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Moved to Location */
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
  postContact: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** Format: email */
          email: string;
          /** @default  */
          subject?: '' | string;
          message: string;
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
      400: components['responses']['invalid-argument'];
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
        'application/json': {
          /** Format: email */
          email: string;
          password: string;
          mfa_code?: string;
          /**
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
        'application/json': {
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
        'application/json': {
          password: string;
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
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAuthSessions: {
    parameters: {
      query?: {
        limit?: number;
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
      /** @description Not modified: If-None-Match has the present ETag */
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
        'application/json': {
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
  postAuthRegister: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email?: string;
          password: string;
          /** @default  */
          first_name?: string;
          /** @default  */
          last_name?: string;
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
        'application/json': {
          /** Format: email */
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
        'application/json': {
          /** Format: email */
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
        page?: number;
        per_page?: number;
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
      /** @description Not modified: If-None-Match has the present ETag */
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
  postAdminPostsBulk: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** @enum {string} */
              action: 'publish' | 'unpublish' | 'delete' | 'restore';
              ids: string[];
            }
          | {
              /** @enum {string} */
              action: 'tag' | 'untag';
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
  postAdminPostsReindex: {
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
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  postAdminPostsImport: {
    parameters: {
      query: {
        format: 'markdown' | 'json' | 'ghost' | 'wordpress';
        existing?: 'skip' | 'update';
        source_url?: string;
      };
      header?: never;
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
  postAdminPostsExport: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
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
  getAdminPosts: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        status?: 'draft' | 'published' | 'trashed';
        q?: string;
        sort?:
          | 'updated_at'
          | 'created_at'
          | 'published_at'
          | 'title'
          | '-updated_at'
          | '-created_at'
          | '-published_at'
          | '-title';
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
        'application/json': {
          title: string;
          slug?: string;
          /** @default  */
          content_md?: string;
          /** @default null */
          excerpt?: string | null;
          tags?: string[];
          /** @default null */
          cover_image?: {
            /** Format: uri */
            url: string;
            alt: string;
          } | null;
          /** @default false */
          featured?: boolean;
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
          author_ids?: string[];
          /**
           * @default draft
           * @enum {string}
           */
          status?: 'draft' | 'published';
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
          'application/json': components['schemas']['EditorPost'];
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
      /** @description Not modified: If-None-Match has the present ETag */
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
        'application/json': {
          title?: string;
          slug?: string;
          content_md?: string;
          excerpt?: string | null;
          tags?: string[];
          cover_image?: {
            /** Format: uri */
            url: string;
            alt: string;
          } | null;
          featured?: boolean;
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
          author_ids?: string[];
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
  postAdminPostsByIdPreviewLink: {
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
        'application/json': {
          /** @default 72 */
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
  postAdminUsersInvite: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
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
        limit?: number;
        cursor?: string;
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
        limit?: number;
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
  postAdminMigrate: {
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
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      401: components['responses']['unauthenticated'];
      403: components['responses']['permission-denied'];
      413: components['responses']['payload-too-large'];
      415: components['responses']['unsupported-media-type'];
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
  getAdminAuditLog: {
    parameters: {
      query?: {
        limit?: number;
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
          | 'job_created'
          | 'job_cancelled'
          | 'document_mended'
          | 'document_removed';
        actor_id?: string;
        target_type?: 'user' | 'session' | 'post' | 'address' | 'job' | 'document';
        target_id?: string;
        from?: string;
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
      429: components['responses']['resource-exhausted'];
      500: components['responses']['data-loss-or-internal'];
      503: components['responses']['unavailable'];
    };
  };
}
