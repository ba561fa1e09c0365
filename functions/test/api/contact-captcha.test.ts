import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CaptchaDouble } from '../support/captcha-double.js';
import { call } from '../support/http/api.js';
import type { RunningFunction } from '../support/suite/functions-framework.js';
import { honest, sendMessage, startJudging, storedMessage } from '../support/work/contact.js';

const SECRET = 'a-secret-of-the-double';

interface Reason {
  readonly code: string;
}

/** Sends an honest message with what a captcha has given, and gives what is stored of the judgement. */
async function judgedWith(
  api: RunningFunction,
  captcha: string,
): Promise<{ verdict: unknown; signs: string[] }> {
  const { status, body } = await sendMessage(api, { ...honest(), ...(captcha !== '' && { captcha }) });
  expect(status).toBe(202);
  const stored = await storedMessage(body.id);
  expect(JSON.stringify(stored)).not.toContain('solved-by');
  const signs = (stored['reasons'] as Reason[])
    .map(({ code }) => code)
    .filter((code) => code.startsWith('captcha'));
  return { verdict: stored['verdict'], signs };
}

describe.each(['turnstile', 'hcaptcha'] as const)('a site with the captcha of %s', (provider) => {
  const double = new CaptchaDouble(provider, SECRET);
  let api: RunningFunction;

  beforeAll(async () => {
    await double.start();
    api = await startJudging({
      CAPTCHA_PROVIDER: provider,
      CAPTCHA_SITE_KEY: 'site-key',
      CAPTCHA_SECRET: SECRET,
      CAPTCHA_VERIFY_URL: double.url,
    });
  });

  afterAll(async () => {
    await api.stop();
    await double.stop();
  });

  test('tells pages which one to show', async () => {
    const { body } = await call('/api/contact/form', { baseUrl: api.url });
    expect(body).toMatchObject({ captcha: { provider, site_key: 'site-key' } });
  });

  test('has it speak for who has solved it, once; sent again it says nothing', async () => {
    double.solved.add('solved-by-ada');
    expect(await judgedWith(api, 'solved-by-ada')).toEqual({ verdict: 'ham', signs: ['captcha-passed'] });
    expect((await judgedWith(api, 'solved-by-ada')).signs).toEqual([]);
    expect((await judgedWith(api, 'made-up')).signs).toEqual(['captcha-failed']);
  });

  test('takes a message without for ham all the same, as without scripts there is none', async () => {
    expect(await judgedWith(api, '')).toEqual({ verdict: 'ham', signs: ['captcha-not-given'] });
  });

  test('takes a message where the provider is away, and says nothing of it', async () => {
    double.mishap = 'error-500';
    expect(await judgedWith(api, 'solved-by-grace')).toEqual({ verdict: 'ham', signs: [] });
    double.mishap = null;
  });
});

test('a site without a captcha names none, and does not care what comes', async () => {
  const api = await startJudging();
  const { body } = await call('/api/contact/form', { baseUrl: api.url });
  expect(body).toMatchObject({ captcha: null });
  expect(await judgedWith(api, 'solved-by-nobody')).toEqual({ verdict: 'ham', signs: [] });
  await api.stop();
});
