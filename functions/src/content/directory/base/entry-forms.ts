/**
 * Names the forms that entries of all kinds have in the code: entries that were packed by code with other forms are not read. A test
 * (wiring/kinds.test.ts) says what it has to be where a field of the directory was changed.
 */
export const ENTRY_FORMS = '31bd413fff1422cd';
