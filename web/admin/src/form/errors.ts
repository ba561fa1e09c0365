/** What is wrong with what was typed, and where. */
import type { ProblemError } from 'firefolio-client';
import { controlsOf } from './values.js';

/** Something that is wrong: with a control, or with all of it where there is no name. */
export interface FieldError {
  readonly name: string | null;
  readonly detail: string;
}

/** Thrown by what sends a form and finds out only then that something is wrong with what was typed. */
export class FieldRefusal extends Error {
  constructor(readonly errors: readonly FieldError[]) {
    super(errors.map(({ detail }) => detail).join(' '));
  }
}

/** What the browser finds in a form, in our words: `data-missing` and `data-wrong`. */
export function checkForm(form: HTMLFormElement): FieldError[] {
  return controlsOf(form).flatMap((control) => {
    const { validity, dataset, name } = control;
    if (isFit(control)) return [];
    if (validity.valueMissing) return [{ name, detail: dataset['missing'] ?? 'Fill this in.' }];
    if (validity.typeMismatch && control.getAttribute('type') === 'email')
      return [{ name, detail: 'Enter an e-mail address like name@example.org.' }];
    return [{ name, detail: dataset['wrong'] ?? control.validationMessage }];
  });
}

/** Whether a control holds what it may. Browsers know no address with other letters before the @: the API does. */
export function isFit({ validity, value }: Pick<HTMLInputElement, 'validity' | 'value'>): boolean {
  return validity.valid || (validity.typeMismatch && isForeignAddress(value));
}

function isForeignAddress(value: string): boolean {
  return /[^\x20-\x7e]/.test(value) && /^[^\s@]+@[^\s@]+$/.test(value.trim());
}

/**
 * What a problem document says of the controls that there are. A pointer into what a control holds belongs to that
 * control: `/links/0/url` to `links` where there is no nearer one.
 */
export function placeErrors(error: ProblemError, names: readonly string[]): FieldError[] {
  return (error.problem?.errors ?? []).map(({ pointer, detail }) => {
    const keys = pointer.replace(/^#?\//, '').split('/');
    for (let length = keys.length; length > 0; length -= 1) {
      const name = keys.slice(0, length).join('/');
      if (names.includes(name)) return { name, detail };
    }
    return { name: null, detail: `${keys.join(' → ')}: ${detail}` };
  });
}
