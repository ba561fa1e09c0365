import { expect, it } from '@jest/globals';
import { watchFunctionsLog } from './functions-log.ts';

function shownFor(...lines: string[]): string[] {
  const shown: string[] = [];
  const listen = watchFunctionsLog((text) => shown.push(text));
  lines.forEach(listen);
  return shown;
}

it('shows what a function logs as an error, in one line', () => {
  expect(shownFor('>  {"severity":"ERROR","message":"no mail\\n    at send"}')).toEqual([
    'functions: ERROR no mail',
  ]);
});

it('shows what nobody caught', () => {
  expect(shownFor('>  TypeError: x is not a function')).toEqual([
    'functions: TypeError: x is not a function',
  ]);
});

it('shows why the functions could not be loaded', () => {
  const shown = shownFor(
    'Error: at import',
    '    at file.js:1:1',
    '⬢  functions: Failed to load function definition from source: FirebaseError: …',
  );
  expect(shown).toEqual(['functions: not reloaded, the last ones stay in use: Error: at import']);
});

it('leaves everything else to the log', () => {
  const lines = [
    '>  {"severity":"INFO","message":"fine"}',
    '>  {broken',
    'i  functions: Finished',
    '>  plain text',
    '',
  ];
  expect(shownFor(...lines)).toEqual([]);
});
