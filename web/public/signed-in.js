/*
 * Runs before the page is drawn, so that its header does not change afterwards. The cookie comes and goes with a login in
 * cookie mode (account/session.js); whether the session still lasts, the account page asks.
 */
if (/(?:^|; )csrf_token=/.test(document.cookie)) document.documentElement.dataset.signedIn = '';
