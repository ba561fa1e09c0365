import { expect, test } from '@jest/globals';
import { AUDIT_ACTIONS } from '../../../../../functions/src/audit/audit-actions.js';
import { ACTIONS, describeAction } from './action-words.js';

test('every action that the log records can be asked for, and is called otherwise than each other', () => {
  expect([...ACTIONS].sort()).toEqual([...AUDIT_ACTIONS].sort());
  expect(new Set(ACTIONS.map(describeAction)).size).toBe(ACTIONS.length);
});
