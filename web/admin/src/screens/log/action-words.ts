/** What entries are about, by the API's names. */
export const TARGETS = [
  ['user', 'Accounts'],
  ['session', 'Sessions'],
  ['address', 'Addresses'],
  ['post', 'Posts'],
  ['page', 'Pages'],
  ['project', 'Projects'],
  ['tag', 'Tags'],
  ['author', 'Authors'],
  ['media', 'Media'],
  ['message', 'Messages'],
  ['mail', 'Mails'],
  ['suppression', 'Suppressed addresses'],
  ['queue', 'Queues'],
  ['job', 'Jobs'],
  ['settings', 'Settings'],
  ['redirect', 'Redirects'],
  ['moderation_model', 'Spam filter'],
  ['document', 'Documents'],
] as const;

/** OWASP's names of what happens to logins, in words. The others are words already: `post_published`. */
const LOGINS: Readonly<Record<string, string>> = {
  authn_login_success: 'Logged in',
  authn_login_fail: 'Failed to log in',
  authn_login_lock: 'Locked after wrong passwords',
  authn_login_code_missing: 'Password right, code not given yet',
  authn_reauthenticate_success: 'Gave the password again',
  authn_reauthenticate_fail: 'Gave a wrong password again',
  authn_logout: 'Logged out',
  authn_logout_all: 'Logged out everywhere',
  authn_token_reuse: 'A token was used twice: the session has ended',
  authn_session_revoked: 'Ended a session',
  authn_password_change: 'Changed the password',
  authn_password_reset_request: 'Asked for a new password',
  authn_password_reset: 'Set a new password',
  authn_mfa_enabled: 'Turned two-factor login on',
  authn_mfa_disabled: 'Turned two-factor login off',
  authn_recovery_codes_renewed: 'Made new recovery codes',
  authn_recovery_code_used: 'Used a recovery code',
  authz_change: 'Another role',
};

/** An action in words, such as `Post published`. */
export function describeAction(action: string): string {
  const words = LOGINS[action] ?? action.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
