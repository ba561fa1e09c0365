/** Whether who began the session still sits there: asked when the API wants to know (app/password-dialog.tsx answers). */
import { signal } from '@preact/signals';

/** Why a password is asked for: the session is over, or what is wanted needs a login of the last minutes. */
export type PasswordReason = 'expired' | 'fresh';

/** What waits for a password. */
export interface PasswordQuestion {
  readonly reason: PasswordReason;
  /** @param isThere false when the person would rather not */
  readonly answer: (isThere: boolean) => void;
}

/** The question that is open; null for none. */
export const passwordQuestion = signal<PasswordQuestion | null>(null);

let open: Promise<boolean> | undefined;

/**
 * Asks for the password; requests that are refused at the same time share one question.
 *
 * @param code of the refusal
 * @returns whether the request may be sent again
 */
export function isOwnerThere(code: string | null): Promise<boolean> {
  if (code !== 'unauthenticated' && code !== 'fresh-login-required') return Promise.resolve(false);
  open ??= new Promise<boolean>((resolve) => {
    passwordQuestion.value = { reason: code === 'unauthenticated' ? 'expired' : 'fresh', answer: resolve };
  }).finally(() => {
    passwordQuestion.value = null;
    open = undefined;
  });
  return open;
}
