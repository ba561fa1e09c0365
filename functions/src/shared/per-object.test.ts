import { expect, test } from '@jest/globals';
import { perObject } from './per-object.js';

test('perObject makes a value once for each object, also when it is undefined', () => {
  const asked: string[] = [];
  const lengthOf = perObject(({ name }: { name: string }) => {
    asked.push(name);
    return name === '' ? undefined : name.length;
  });
  const [ada, another, nobody] = [{ name: 'Ada' }, { name: 'Ada' }, { name: '' }];
  expect([ada, ada, another, nobody, nobody].map(lengthOf)).toEqual([3, 3, 3, undefined, undefined]);
  expect(asked).toEqual(['Ada', 'Ada', '']);
});
