import { z } from 'zod';
import { errorFields, type Logger } from '../../platform/index.js';
import type { CaptchaState } from '../submission.js';

/** Who may be asked, with where and in which words each says that a response is no good, or no longer. Any other word is about us or about them. */
const PROVIDERS = {
  /** @see https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ (2026) */
  turnstile: {
    url: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    refusals: ['missing-input-response', 'invalid-input-response'],
    spent: ['timeout-or-duplicate'],
  },
  /** @see https://docs.hcaptcha.com/#verify-the-user-response-server-side (2026) */
  hcaptcha: {
    url: 'https://api.hcaptcha.com/siteverify',
    refusals: ['missing-input-response', 'invalid-input-response'],
    spent: ['expired-input-response', 'already-seen-response', 'invalid-or-already-seen-response'],
  },
} as const;

interface Provider {
  readonly url: string;
  readonly refusals: readonly string[];
  readonly spent: readonly string[];
}

/** The service that a visitor's browser has solved a puzzle of. */
export type CaptchaProvider = keyof typeof PROVIDERS;

/** A submission waits no longer for a provider, in ms. */
const TIMEOUT_MS = 3_000;

const siteverifyJson = z.object({
  success: z.boolean(),
  'error-codes': z.array(z.string()).nullish(),
});

/** A captcha of a third party. What it says is evidence, never more: a provider that is away refuses nobody. */
export interface Captcha {
  /** What a page needs to show it. */
  readonly widget: { readonly provider: CaptchaProvider; readonly siteKey: string };
  /** What the provider says of a visitor's response. Never rejects. Unknown: it could not be asked, is set up wrongly, or the response was spent, as when a message is sent again. */
  verify(response: string): Promise<'passed' | 'failed' | 'unknown'>;
}

interface CaptchaParts {
  readonly provider: CaptchaProvider;
  readonly siteKey: string;
  readonly secret: string;
  readonly logger: Logger;
  /** Another place than the provider's own: of a test. */
  readonly url?: string | undefined;
  readonly timeoutMs?: number;
}

/** Asks a provider of the siteverify kind. The visitor's address is not sent along: nobody needs it for this. */
export function createCaptcha({
  provider,
  siteKey,
  secret,
  logger,
  url,
  timeoutMs = TIMEOUT_MS,
}: CaptchaParts): Captcha {
  const { url: ownUrl, refusals, spent }: Provider = PROVIDERS[provider];
  // Turnstile knows the widget by the secret.
  const form = { secret, ...(provider === 'hcaptcha' && { sitekey: siteKey }) };
  return {
    widget: { provider, siteKey },
    verify: async (response) => {
      try {
        const answer = await postForm(url ?? ownUrl, { ...form, response }, timeoutMs);
        if (answer.success) return 'passed';
        const codes = answer['error-codes'] ?? [];
        if (codes.every((code) => refusals.includes(code))) return 'failed';
        if (codes.every((code) => spent.includes(code))) return 'unknown';
        logger.log('error', 'captcha not checked: see the codes of the provider', { provider, codes });
      } catch (error) {
        logger.log('warn', 'captcha not checked: no answer that can be read', {
          provider,
          ...errorFields(error),
        });
      }
      return 'unknown';
    },
  };
}

/**
 * What a captcha says of a submission.
 *
 * @param captcha null where the site has none
 * @param response what came with the submission; empty when nothing did, as without JavaScript
 */
export async function checkCaptcha(captcha: Captcha | null, response: string): Promise<CaptchaState> {
  if (!captcha) return 'not-asked';
  return response === '' ? 'not-given' : captcha.verify(response);
}

async function postForm(
  url: string,
  form: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<z.output<typeof siteverifyJson>> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await answer.text();
  // A refusal of 4xx says why in the same form.
  if (answer.status >= 500) throw new Error(`the provider answered ${answer.status}`);
  return siteverifyJson.parse(JSON.parse(text));
}
