import { z } from 'zod';
import { getActor, grantJson, presentProfile, profileJson } from '../auth/index.js';
import { sendGrant } from '../auth/routes.js';
import { withCamelNames } from '../documents/index.js';
import { alsoByPut, defineRoute, jsonBody, NO_COST, OWN_READ, OWN_WRITE, type Route } from '../http/index.js';
import { ANY_ROLE, messageJson } from '../shared/index.js';
import {
  changeEmailBody,
  changePasswordBody,
  forgotPasswordBody,
  mailedTokenBody,
  profileBody,
  registerBody,
  resetPasswordBody,
} from './accounts.schema.js';
import type { PasswordsService } from './passwords.service.js';
import type { ProfileService } from './profile.service.js';
import type { RegistrationService } from './registration.service.js';

const registrationJson = z.object({ message: z.string(), user_id: z.string(), email: z.string() });

/** What the routes of accounts need. */
export interface AccountsDeps {
  readonly registration: RegistrationService;
  readonly passwords: PasswordsService;
  readonly profile: ProfileService;
}

/** Routes of accounts in /api/auth: registration, profile, password and address. */
export function accountRoutes(accounts: AccountsDeps): Route[] {
  return [
    ...registrationRoutes(accounts.registration),
    ...profileRoutes(accounts.profile),
    ...passwordRoutes(accounts.passwords),
  ];
}

function registrationRoutes(registration: RegistrationService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/auth/register',
      summary: 'Make an account; with an invitation, or for anyone where registration is open',
      description:
        'The role is `user`, or that of the invitation. A mail with a link to verify the address follows; ' +
        'an invited one counts as verified. For an address that has an account the answer is the same, ' +
        "with an id that is nobody's: its owner gets a mail. 400: the invitation is void. 403: " +
        'registration is by invitation only, or closed. 409: the invited address has an account by now.',
      repeats: 'by-key',
      access: 'public',
      limiter: 'register',
      cost: { reads: 2, writes: 6, roundTrips: 3 },
      body: jsonBody(registerBody),
      answer: { status: 201, body: registrationJson },
      refusals: ['permission-denied', 'invalid-argument', 'already-exists', 'unavailable'],
      handle: async ({ body, once, res }) => {
        const input = withCamelNames(body);
        const { userId, email } = await once(
          (key) => registration.register(input, key),
          (made) => registration.recall(input, made),
        );
        res.status(201).json({ message: 'Registration successful', user_id: userId, email });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/verify-email',
      summary: 'Verify the address with the token of the mailed link',
      description: 'The same link a second time says that it is verified already, until it expires.',
      repeats: 'harmless',
      access: 'public',
      limiter: 'verify',
      cost: { reads: 2, writes: 3, roundTrips: 3 },
      body: jsonBody(mailedTokenBody),
      answer: { body: messageJson },
      refusals: ['invalid-argument'],
      handle: async ({ body, res }) => {
        const isNew = await registration.verifyEmail(body.token);
        res.json({ message: isNew ? 'E-mail address verified' : 'E-mail address already verified' });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/verify-email/resend',
      summary: 'Mail another link to verify the address',
      description: '409: the address is verified already.',
      // One mail a minute, however often it is asked for.
      repeats: 'harmless',
      access: ANY_ROLE,
      needsFreshLogin: false,
      limiter: 'reset',
      cost: { reads: 1, writes: 3, roundTrips: 2 },
      answer: { status: 202, body: messageJson },
      refusals: ['failed-precondition'],
      handle: async ({ res }) => {
        await registration.resendVerification(getActor(res));
        res.status(202).json({ message: 'A link was sent to your address' });
      },
    }),
  ];
}

function profileRoutes(profile: ProfileService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/auth/profile',
      summary: 'The signed-in account',
      ...OWN_READ,
      cost: NO_COST,
      answer: { body: profileJson },
      handle: ({ res }) => {
        res.json(presentProfile(getActor(res).user));
      },
    }),
    ...alsoByPut(
      defineRoute({
        method: 'patch',
        path: '/api/auth/profile',
        summary: 'Change the names of the signed-in account',
        description:
          'Of staff a job of the kind `rename-author` carries a new name into the posts that the account has written.',
        ...OWN_WRITE,
        cost: { reads: 3, writes: 4, roundTrips: 4 },
        body: jsonBody(profileBody),
        answer: { body: profileJson },
        handle: async ({ body, res }) => {
          res.json(presentProfile(await profile.rename(getActor(res), withCamelNames(body))));
        },
      }),
    ),
    defineRoute({
      method: 'post',
      path: '/api/auth/change-email',
      summary: 'Mail a link to a new address, which the account has once the link is used',
      description:
        'The present address gets a notice. For an address of another account the answer is the same, and ' +
        "its owner gets a notice. 422 also when it is the account's address already.",
      repeats: 'harmless',
      access: ANY_ROLE,
      needsFreshLogin: true,
      limiter: 'reset',
      cost: { reads: 5, writes: 6, roundTrips: 5 },
      body: jsonBody(changeEmailBody),
      answer: { status: 202, body: messageJson },
      handle: async ({ body, res }) => {
        await profile.requestEmailChange(getActor(res), body.new_email);
        res.status(202).json({ message: 'A link was sent to the new address' });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/change-email/confirm',
      summary: 'Take the new address with the token of the mailed link',
      description:
        'Sessions stay; the old address gets a notice. The same link a second time says that the address is ' +
        'changed already, until it expires. 409: another account has the address by now.',
      repeats: 'harmless',
      access: 'public',
      limiter: 'verify',
      cost: { reads: 2, writes: 6, roundTrips: 3 },
      body: jsonBody(mailedTokenBody),
      answer: { body: messageJson },
      refusals: ['invalid-argument', 'already-exists'],
      handle: async ({ body, res }) => {
        const isNew = await profile.confirmEmailChange(body.token);
        res.json({ message: isNew ? 'E-mail address changed' : 'E-mail address already changed' });
      },
    }),
  ];
}

function passwordRoutes(passwords: PasswordsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/auth/change-password',
      summary: 'Change the password; ends all other sessions and gives new tokens',
      description:
        'The new session has the transport of this one; the owner gets a mail. 403: the current password ' +
        'is wrong or locked. 409: it was changed meanwhile. 422: the new one is refused, or is the present ' +
        'one.',
      repeats: 'refused',
      access: ANY_ROLE,
      needsFreshLogin: true,
      limiter: 'reauthenticate',
      cost: { reads: 3, writes: 4, roundTrips: 4 },
      body: jsonBody(changePasswordBody),
      answer: { body: grantJson },
      refusals: ['permission-denied', 'aborted', 'unavailable'],
      handle: async ({ body: { current_password: current, new_password: next }, res }) => {
        sendGrant(res, await passwords.change(getActor(res), current, next));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/forgot-password',
      summary: 'Mail a link to set a new password; the answer is the same for every address',
      description: 'One is sent when the address has an active account.',
      repeats: 'harmless',
      access: 'public',
      limiter: 'reset',
      cost: { reads: 2, writes: 4, roundTrips: 3 },
      body: jsonBody(forgotPasswordBody),
      answer: { status: 202, body: messageJson },
      handle: async ({ body, res }) => {
        await passwords.forgot(body.email);
        res.status(202).json({ message: 'If the address has an account, a link was sent to it' });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/reset-password',
      summary: 'Set a new password with the token of the mailed link; ends all sessions',
      description:
        'Ends every lock of passwords, and counts the address as verified. It does not log in, and ' +
        'two-factor login stays on. The owner gets a mail.',
      repeats: 'refused',
      access: 'public',
      limiter: 'verify',
      cost: { reads: 4, writes: 6, roundTrips: 6 },
      body: jsonBody(resetPasswordBody),
      answer: { body: messageJson },
      refusals: ['invalid-argument', 'unavailable'],
      handle: async ({ body, res }) => {
        await passwords.reset(body.token, body.new_password);
        res.json({ message: 'Password changed. Log in with the new one' });
      },
    }),
  ];
}
