import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';

const MODULE = pathToFileURL(`${import.meta.dirname}/outside-domain.ts`).href;

/** What a script prints under Node itself: Jest's `process` knows no domain. */
function printed(script: string): unknown {
  const source = `
    const domain = (await import('node:domain')).default;
    const { outsideDomain } = await import(${JSON.stringify(MODULE)});
    const inside = () => process.domain !== null && process.domain !== undefined;
    const print = (value) => console.log(JSON.stringify(value));
    ${script}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
  });
  return JSON.parse(stdout || JSON.stringify(stderr));
}

test('work runs outside of the domain to its end, its caller stays inside', () => {
  const seen = printed(`
    const seen = {};
    domain.create().run(async () => {
      const result = outsideDomain(async () => {
        seen.work = inside();
        await Promise.resolve();
        seen.workLater = inside();
        return 'done';
      });
      seen.caller = inside();
      seen.result = await result;
      seen.callerLater = inside();
      print(seen);
    });`);
  expect(seen).toEqual({ work: false, workLater: false, caller: true, result: 'done', callerLater: true });
});

test('domains in each other are left and entered again in their order', () => {
  const seen = printed(`
    const [outer, inner] = [domain.create(), domain.create()];
    outer.run(() => inner.run(() => outer.run(() => {
      const before = [...domain._stack];
      let work;
      void outsideDomain(async () => (work = inside()));
      print({ work, same: domain._stack.length === 3 && domain._stack.every((each, nth) => each === before[nth]) });
    })));`);
  expect(seen).toEqual({ work: false, same: true });
});

test('what work throws and rejects with reaches the caller, which is still inside', () => {
  const seen = printed(`
    domain.create().run(async () => {
      const caught = [];
      const fail = (what) => { throw new Error(what); };
      try { await outsideDomain(() => fail('at once')); } catch (error) { caught.push(error.message, inside()); }
      try { await outsideDomain(async () => fail('later')); } catch (error) { caught.push(error.message, inside()); }
      print(caught);
    });`);
  expect(seen).toEqual(['at once', true, 'later', true]);
});

test('the asynchronous context stays', () => {
  const seen = printed(`
    const { AsyncLocalStorage } = await import('node:async_hooks');
    const storage = new AsyncLocalStorage();
    domain.create().run(() => storage.run('request', async () => {
      print(await outsideDomain(async () => { await Promise.resolve(); return storage.getStore(); }));
    }));`);
  expect(seen).toBe('request');
});

test('without a domain work just runs', () => {
  expect(printed(`print([await outsideDomain(async () => 'done'), inside()]);`)).toEqual(['done', false]);
});
