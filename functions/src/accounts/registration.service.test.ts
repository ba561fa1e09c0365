import { describe, expect, test } from '@jest/globals';
import { AppError } from '../errors/index.js';
import { RegistrationService, type Registration, type RegistrationPolicy } from './registration.service.js';

const ADA: Registration = {
  email: 'ada@example.com',
  password: 'notes on the engine',
  firstName: 'Ada',
  lastName: 'Lovelace',
};

type Parts = ConstructorParameters<typeof RegistrationService>[0];

/** A service that has nothing but what decides before a password is hashed: whatever else is used throws. */
function serviceFor(policy: RegistrationPolicy): RegistrationService {
  const parts: Partial<Parts> = { policy, siteName: () => 'Firefolio' };
  return new RegistrationService(
    new Proxy(parts as Parts, {
      get: (known, name, receiver) => {
        if (!(name in known)) return unusable(String(name));
        return Reflect.get(known, name, receiver) as unknown;
      },
    }),
  );
}

/** A part whose every method throws. */
function unusable(name: string): unknown {
  return new Proxy(
    {},
    {
      get: (_target, method) => () => {
        throw new Error(`${name}.${String(method)} was used`);
      },
    },
  );
}

async function refusal(service: RegistrationService, changes: Partial<Registration> = {}): Promise<AppError> {
  const error: unknown = await service.register({ ...ADA, ...changes }).catch((thrown: unknown) => thrown);
  if (error instanceof AppError) return error;
  throw new Error('not refused', { cause: error });
}

describe('a password is refused before it is hashed, and before anything is looked up', () => {
  test.each([
    ['too short', 'kwzbvqx'],
    ['too long', 'x'.repeat(129)],
    ['common', 'password1'],
    ['a name', 'Lovelace1'],
    ['the site', 'Firefolio!'],
  ])('that is %s', async (_what, password) => {
    const { code, errors } = await refusal(serviceFor('open'), { password });
    expect({ code, errors }).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/password' }] });
  });

  test('and hashed when it is good', async () => {
    await expect(serviceFor('open').register(ADA)).rejects.toThrow('passwords.hash was used');
  });
});

describe('who may register', () => {
  test.each<[RegistrationPolicy, string | undefined]>([
    ['invite', undefined],
    ['closed', undefined],
    ['closed', 'an-invitation'],
  ])('with the policy %s and the invitation %p nobody', async (policy, inviteToken) => {
    expect(await refusal(serviceFor(policy), { inviteToken })).toMatchObject({ code: 'permission-denied' });
  });

  test.each<RegistrationPolicy>(['open', 'invite'])(
    'with the policy %s who has an invitation, which is looked up first',
    async (policy) => {
      const registration = serviceFor(policy).register({ ...ADA, inviteToken: 'an-invitation' });
      await expect(registration).rejects.toThrow('accounts.transact was used');
    },
  );

  test('without an invitation the address is needed', async () => {
    const { code, errors } = await refusal(serviceFor('open'), { email: undefined });
    expect({ code, errors }).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/email' }] });
  });
});
