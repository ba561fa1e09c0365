import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooseTarget } from './admin-target.ts';

/** Answers like an emulator. */
const server = createServer((_request, response) => response.end('Ok\n'));
let port: number;
let host: string;
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
  host = `127.0.0.1:${port}`;
});
afterAll(() => {
  server.close();
});

const nothingRuns = () => undefined;

/** The target that a command line gives where `start` runs in the clone. */
const choose = (options: Partial<Parameters<typeof chooseTarget>[0]>) =>
  chooseTarget({ env: {}, findStart: nothingRuns, ...options });

describe('the database of create-admin', () => {
  it('is that of the npm start that runs in this clone', async () => {
    expect(await choose({ findStart: () => ({ firestorePort: port }) })).toMatchObject({
      project: 'demo-firefolio',
      isReal: false,
      env: { FIRESTORE_EMULATOR_HOST: host, GCLOUD_PROJECT: 'demo-firefolio' },
    });
  });

  it('is the emulator that the environment names, with the project that is given', async () => {
    const env = { FIRESTORE_EMULATOR_HOST: host };
    expect(await choose({ project: 'demo-other', env })).toMatchObject({
      project: 'demo-other',
      isReal: false,
      env: { FIRESTORE_EMULATOR_HOST: host },
    });
  });

  it('is a real project when one is named, even while npm start runs', async () => {
    const target = await choose({ project: 'my-project', findStart: () => ({ firestorePort: port }) });
    expect(target).toMatchObject({ isReal: true, name: 'the Firebase project my-project' });
    expect(target.env).toEqual({ GOOGLE_CLOUD_PROJECT: 'my-project', GCLOUD_PROJECT: 'my-project' });
  });

  it('is known by its alias in .firebaserc', async () => {
    const env = { FIRESTORE_EMULATOR_HOST: host };
    expect(await choose({ project: 'default', env })).toMatchObject({ project: 'demo-firefolio' });
  });

  it('has to be there: the error names both ways', async () => {
    await expect(choose({})).rejects.toThrow(/npm start .*--project my-project/);
  });

  it('is never an emulator where a real project was meant', async () => {
    const env = { FIRESTORE_EMULATOR_HOST: host };
    await expect(choose({ project: 'my-project', env })).rejects.toThrow(/take one of them away/);
  });

  it('has to answer', async () => {
    const env = { FIRESTORE_EMULATOR_HOST: '127.0.0.1:1' };
    await expect(choose({ env })).rejects.toThrow(/127\.0\.0\.1:1 does not answer/);
  });
});
