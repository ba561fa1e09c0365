import { describe, expect, test } from '@jest/globals';
import { carryDetails } from './carry-details.js';

const CPP = { name: 'C++', description: 'A language.' };
const WEB = { name: 'The Web', description: '' };

describe('what is said of tags that become another one', () => {
  test.each([
    ['goes with a tag that gets another name', { cplusplus: CPP }, ['cplusplus'], 'cpp', null, { cpp: CPP }],
    [
      'goes without a name that is none of the other',
      { cpp: CPP },
      ['cpp'],
      'rust',
      null,
      { rust: { name: 'rust', description: 'A language.' } },
    ],
    [
      'goes with it under the name that was typed',
      { cpp: CPP },
      ['cpp'],
      'cxx',
      'C xx',
      { cxx: { name: 'C xx', description: 'A language.' } },
    ],
    ['makes way for what is said of the other', { cpp: CPP, web: WEB }, ['cpp'], 'web', 'Web', { web: WEB }],
    ['of several is that of the first', { web: WEB, cpp: CPP }, ['cpp', 'web'], 'cxx', 'C++', { cxx: CPP }],
    ['of others stays', { cpp: CPP, web: WEB }, ['js'], 'javascript', null, { cpp: CPP, web: WEB }],
    [
      'begins with the name that was typed',
      {},
      ['js'],
      'javascript',
      'JavaScript',
      { javascript: { name: 'JavaScript', description: '' } },
    ],
    ['stays nothing where the tag was typed as it is stored', {}, ['js'], 'javascript', null, {}],
  ])('%s', (_what, details, from, to, typed, expected) => {
    const before = new Map(Object.entries(details));
    const after = carryDetails(before, { from, to, typed, isUsed: false });
    expect(Object.fromEntries(after)).toEqual(expected);
    // Safe to repeat, when posts have the other one.
    expect(carryDetails(after, { from, to, typed, isUsed: true })).toBe(after);
  });

  test('is the same object where nothing changes', () => {
    const details = new Map([['cpp', CPP]]);
    const carried = { from: ['js'], to: 'cpp', typed: 'Cpp', isUsed: false };
    expect(carryDetails(details, carried)).toBe(details);
  });

  test('does not come to a tag that posts have already, which is called as it was typed', () => {
    const carried = { from: ['cplusplus'], to: 'cpp', isUsed: true };
    const details = new Map([['cplusplus', CPP]]);
    expect(carryDetails(details, { ...carried, typed: null })).toEqual(new Map());
    const named = new Map([['cpp', { name: 'Cpp', description: '' }]]);
    expect(carryDetails(details, { ...carried, typed: 'Cpp' })).toEqual(named);
  });
});
