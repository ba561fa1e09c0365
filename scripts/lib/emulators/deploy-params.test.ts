import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { resolveParams } from 'firebase-tools/lib/deploy/functions/params.js';
import { params } from '../../../functions/src/config/params.js';
import { FUNCTIONS_DIR } from '../paths.mjs';

/** What is used of a param's description. */
interface ParamSpec {
  readonly name: string;
  readonly description?: string;
  readonly input?: { readonly text: { readonly validationRegex?: string } };
}

/** Each param as a deployment learns of it. */
const specs = Object.values(params).map((param) =>
  (param as unknown as { toSpec: () => ParamSpec }).toSpec(),
);

/** firebase-tools' own look at the params, in a deployment without a terminal. */
const deploy = (userEnvs: NodeJS.Dict<string>) =>
  resolveParams({
    params: specs,
    firebaseConfig: { projectId: 'demo-firefolio' },
    userEnvs,
    codebase: 'default',
    nonInteractive: true,
  });

describe('a deployment without a terminal', () => {
  test('fails and names what the copied example leaves open', async () => {
    const example = parseEnv(readFileSync(join(FUNCTIONS_DIR, '.env.example'), 'utf8'));
    await expect(deploy(example)).rejects.toThrow(
      'have no value for the following environment variables: SITE_URL, CONTACT_RECIPIENT, MAIL_FROM, TRUST_PROXY_HOPS\n',
    );
  });

  test('fails and names TRUST_PROXY_HOPS when an older file has all but that', async () => {
    const older = Object.fromEntries(specs.map(({ name }) => [name, 'x']));
    delete older['TRUST_PROXY_HOPS'];
    await expect(deploy(older)).rejects.toThrow('environment variables: TRUST_PROXY_HOPS\n');
  });
});

describe('a deployment that asks for TRUST_PROXY_HOPS', () => {
  const spec = specs.find(({ name }) => name === 'TRUST_PROXY_HOPS');
  const accepted = new RegExp(spec?.input?.text.validationRegex ?? '');

  test('suggests no answer, and says what the answers mean', () => {
    expect(spec).not.toHaveProperty('default');
    expect(spec?.description).toMatch(/2 when .* Hosting, 1 when .* own address/);
  });

  test.each(['1', '2', '10'])('takes %j', (answer) => {
    expect(accepted.test(answer)).toBe(true);
  });

  // firebase-tools takes an empty answer for 0, with which all visitors share one limit.
  test.each(['', '0', '11', '1.5', '-1', ' '])('does not take %j', (answer) => {
    expect(accepted.test(answer)).toBe(false);
  });
});
