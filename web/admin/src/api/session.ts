/** Who is logged in. */
import { computed, signal } from '@preact/signals';
import { unwrap } from 'firefolio-client';
import { client, ProblemError, type Schemas } from './client.js';

/** What the dashboard knows of the account whose session this is. */
export type Account = Pick<Schemas['Profile'], 'id' | 'email' | 'first_name' | 'last_name' | 'role'>;

/** `unknown` until the API has been asked. */
export const account = signal<Account | 'unknown' | null>('unknown');

/** Whose screens are shown; null for nobody's. */
export const present = computed(() => (account.value === 'unknown' ? null : account.value));

/** Whether who is logged in may do what only admins may. */
export const isAdmin = computed(() => present.value?.role === 'admin');

/** Whether who is logged in writes here. */
export const isStaff = computed(() => isAdmin.value || present.value?.role === 'editor');

/** Whether a login needs the code of a second factor as well. */
export const isCodeMissing = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'second-factor-required';

/** Goes on with the session of the cookie, if there is one. @throws when that can't be told now */
export async function resume(): Promise<void> {
  if (!document.cookie.includes('csrf_token=')) {
    account.value = null;
    return;
  }
  try {
    account.value = await unwrap(client.GET('/api/auth/profile'));
  } catch (error) {
    if (!(error instanceof ProblemError && error.status === 401)) throw error;
    account.value = null;
  }
}

/** What is typed into a login. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly mfa_code?: string;
}

/** Logs in. @throws ProblemError, such as `unauthenticated` and `second-factor-required` */
export async function logIn(credentials: Credentials): Promise<void> {
  account.value = await client.login(credentials);
}

/** Shows that who is here is who began the session. @throws ProblemError as {@link logIn} */
export async function reauthenticate(password: string, code?: string): Promise<void> {
  await unwrap(
    client.POST('/api/auth/reauthenticate', { body: { password, ...(code && { mfa_code: code }) } }),
  );
}

/** Ends the session. The page is to be loaded anew: until then the account stays in memory. @throws when it may go on */
export async function logOut(): Promise<void> {
  await client.logout();
}
