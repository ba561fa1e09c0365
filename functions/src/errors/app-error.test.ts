import { expect, test } from '@jest/globals';
import { AppError } from './app-error.js';

const reasonOf = (errors?: { pointer: string; detail: string }[]) =>
  new AppError({ code: 'validation-failed', message: 'The message.', ...(errors && { errors }) }).reason;

test('the reason is the refused fields, each by its name', () => {
  const errors = [
    { pointer: '/title', detail: 'is too long' },
    { pointer: '/seo/title', detail: 'is too long' },
    { pointer: '', detail: 'must be an object' },
  ];
  expect(reasonOf(errors)).toBe('title is too long; seo/title is too long; must be an object');
});

test('the reason is the message where no fields were refused', () => {
  expect([reasonOf(), reasonOf([])]).toEqual(['The message.', 'The message.']);
});
