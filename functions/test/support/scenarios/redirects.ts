import { randomUUID } from 'node:crypto';
import { call } from '../http/api.js';
import { signIn, type ScenarioRequest, type Scenarios } from './scenario.js';

const PATH = '/admin/api/redirects';

/** An address that nothing was ever at. */
function oldAddress(): string {
  return `/old/${randomUUID()}`;
}

/** Moves an address, over another one that is moved, and gives the redirect's path. */
async function moveOne(token: string): Promise<string> {
  const [old, between] = [oldAddress(), oldAddress()];
  for (const [from, to] of [
    [between, '/posts/hello'],
    [old, between],
  ])
    await call(PATH, { method: 'POST', token, body: { from, to } });
  const { body } = await call<{ redirects: { id: string }[] }>(`${PATH}?q=${old}`, { token });
  return `${PATH}/${body.redirects[0]?.id ?? ''}`;
}

async function ofOne(rest: Omit<ScenarioRequest, 'path' | 'token'>): Promise<ScenarioRequest> {
  const { token } = await signIn('admin');
  return { path: await moveOne(token), token, ...rest };
}

/** Moved addresses, as admins see them. */
export const redirectScenarios: Scenarios = {
  [`GET ${PATH}`]: async () => {
    const { token } = await signIn('admin');
    for (let count = 0; count < 2; count += 1) await moveOne(token);
    return { path: `${PATH}?limit=2`, token, status: 200, limit: 2 };
  },
  [`POST ${PATH}`]: async () => {
    const { token } = await signIn('admin');
    return { path: PATH, token, body: { from: oldAddress(), to: '/posts/hello' }, status: 201 };
  },
  [`GET ${PATH}/:id`]: () => ofOne({ status: 200 }),
  [`PATCH ${PATH}/:id`]: () => ofOne({ body: { to: `${oldAddress()}#then` }, status: 200 }),
  [`PUT ${PATH}/:id`]: () => ofOne({ body: { status: 301 }, status: 200 }),
  [`DELETE ${PATH}/:id`]: () => ofOne({ status: 204 }),
};
