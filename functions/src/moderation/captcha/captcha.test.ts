import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CaptchaDouble, type CaptchaMishap } from '../../../test/support/captcha-double.js';
import type { LogFields } from '../../platform/index.js';
import { checkCaptcha, createCaptcha } from './index.js';

const SECRET = 'canary-secret';

describe.each(['turnstile', 'hcaptcha'] as const)('%s', (provider) => {
  const double = new CaptchaDouble(provider, SECRET);
  const logged: { level: string; fields: LogFields | undefined }[] = [];
  const logger = {
    log: (level: string, _message: string, fields?: LogFields) => logged.push({ level, fields }),
  };
  const captchaWith = (parts: { secret?: string; url?: string } = {}) =>
    createCaptcha({
      provider,
      siteKey: 'site-key',
      secret: SECRET,
      logger,
      url: double.url,
      timeoutMs: 300,
      ...parts,
    });
  beforeAll(() => double.start());
  beforeEach(() => {
    double.mishap = null;
    logged.length = 0;
  });
  afterAll(() => double.stop());

  test('passes a response once, and is told no more than it needs', async () => {
    double.solved.add('solved');
    double.forms.length = 0;
    expect(await checkCaptcha(captchaWith(), 'solved')).toBe('passed');
    expect(double.forms).toEqual([
      { secret: SECRET, response: 'solved', ...(provider === 'hcaptcha' && { sitekey: 'site-key' }) },
    ]);
    expect(await checkCaptcha(captchaWith(), 'solved')).toBe('unknown');
    expect(logged).toEqual([]);
  });

  test('a response that is made up fails, and nobody is told', async () => {
    expect(await checkCaptcha(captchaWith(), 'made-up')).toBe('failed');
    expect(logged).toEqual([]);
  });

  test('a response that is expired says nothing of the visitor, and nobody is told', async () => {
    double.expired.add('expired');
    expect(await checkCaptcha(captchaWith(), 'expired')).toBe('unknown');
    expect(logged).toEqual([]);
  });

  test('without a response it is not asked', async () => {
    double.forms.length = 0;
    expect(await checkCaptcha(captchaWith(), '')).toBe('not-given');
    expect(double.forms).toEqual([]);
  });

  test('a secret that is not right is our fault, not the visitor’s, and in the log as an error', async () => {
    double.solved.add('other');
    for (const secret of ['wrong-canary', ''])
      expect(await checkCaptcha(captchaWith({ secret }), 'other')).toBe('unknown');
    expect(logged).toMatchObject([
      { level: 'error', fields: { provider, codes: ['invalid-input-secret'] } },
      { level: 'error', fields: { provider, codes: ['missing-input-secret'] } },
    ]);
    expect(JSON.stringify(logged)).not.toContain('canary');
  });

  test.each<CaptchaMishap>(['hang', 'half-answer', 'error-500', 'no-json', 'other-json', 'internal-error'])(
    'that answers with %s says nothing of the visitor, and the log has it',
    async (mishap) => {
      double.mishap = mishap;
      expect(await checkCaptcha(captchaWith(), 'whatever')).toBe('unknown');
      expect(logged).toHaveLength(1);
      expect(JSON.stringify(logged)).not.toContain('canary');
    },
  );

  test('that is not there says nothing of the visitor', async () => {
    const gone = new CaptchaDouble(provider, SECRET);
    await gone.start();
    await gone.stop();
    expect(await checkCaptcha(captchaWith({ url: gone.url }), 'whatever')).toBe('unknown');
    expect(logged).toMatchObject([{ level: 'warn' }]);
  });
});

test('a site without a captcha asks nobody', async () => {
  expect(await checkCaptcha(null, 'whatever')).toBe('not-asked');
});
