import { describe, expect, test } from '@jest/globals';
import { carryDetails } from './carry-details.js';

const CPP = { name: 'C++', description: 'A language.' };
const WEB = { name: 'The Web', description: '' };

describe('what is said of tags that become another one', () => {
  test.each([
    ['goes with a tag that gets another name', { cpp: CPP }, ['cpp'], 'cplusplus', null, { cplusplus: CPP }],
    [
      'goes with it under the name that was typed',
      { cpp: CPP },
      ['cpp'],
      'cxx',
      'C xx',
      { cxx: { name: 'C xx', description: 'A language.' } },
    ],
    ['makes way for what is said of the other', { cpp: CPP, web: WEB }, ['cpp'], 'web', 'Web', { web: WEB }],
    ['of several is that of the first', { web: WEB, cpp: CPP }, ['cpp', 'web'], 'new', null, { new: CPP }],
    ['of others stays', { cpp: CPP, web: WEB }, ['js'], 'javascript', null, { cpp: CPP, web: WEB }],
    [
      'begins with the name that was typed',
      {},
      ['js'],
      'javascript',
      'JavaScript',
      { javascript: { name: 'JavaScript', description: '' } },
    ],
    ['stays nothing where the tag was typed as it is stored', {}, ['js'], 'javascript', 'javascript', {}],
  ])('%s', (_what, details, from, to, typed, expected) => {
    const before = new Map(Object.entries(details));
    const after = carryDetails(before, { from, to, typed });
    expect(Object.fromEntries(after)).toEqual(expected);
    // Safe to repeat.
    expect(carryDetails(after, { from, to, typed })).toBe(after);
  });

  test('is the same object where nothing changes', () => {
    const details = new Map([['cpp', CPP]]);
    expect(carryDetails(details, { from: ['js'], to: 'cpp', typed: 'Cpp' })).toBe(details);
  });
});
