import { afterEach, expect, jest, test } from '@jest/globals';
import { withPreparedAnswers } from './request-start.js';

afterEach(() => {
  jest.restoreAllMocks();
});

test("what is not answered at once runs outside of the functions framework's domain", () => {
  const domain = { enter: () => (present = domain), exit: () => (present = null) };
  let present: typeof domain | null = domain;
  jest
    .spyOn(process as unknown as { readonly domain: object | null }, 'domain', 'get')
    .mockImplementation(() => present);
  const seen: unknown[] = [];
  const handle = withPreparedAnswers(
    () => seen.push(present),
    () => undefined,
  );
  Reflect.apply(handle, undefined, [{}, {}]);
  expect(seen).toEqual([null]);
  expect(present).toBe(domain);
});
