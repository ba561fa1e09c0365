import { AppError } from '../errors/index.js';

/** Why a guess was refused, as the log has it. */
export type Refusal = 'wrong-password' | 'wrong-code' | 'code-missing';

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="firefolio"' };

/** The 401 of a login. */
export function refusedLogin(kind: Refusal): AppError {
  if (kind === 'code-missing') return codeMissing();
  const message =
    kind === 'wrong-code'
      ? 'The code is wrong or was used before. Try the next one.'
      : 'The e-mail address or the password is wrong.';
  return new AppError({ code: 'unauthenticated', message, headers: CHALLENGE });
}

/** The 403 of a password that was asked for again, and the 401 of a code that is missing. */
export function refusedReauthentication(kind: Refusal): AppError {
  if (kind === 'code-missing') return codeMissing();
  const what = kind === 'wrong-code' ? 'code is wrong or was used before' : 'password is wrong';
  return new AppError({ code: 'permission-denied', message: `The ${what}.` });
}

function codeMissing(): AppError {
  return new AppError({
    code: 'second-factor-required',
    message:
      'This account has two-factor login: send mfa_code too, from the authenticator app or a recovery code.',
    headers: CHALLENGE,
  });
}
