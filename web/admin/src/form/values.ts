/**
 * What a native form holds, as the API takes it: a control's name is the JSON pointer of its value without the first
 * slash, such as `seo/title` or `links/0/url`.
 */

/** What a control says; `undefined` for what is not sent. */
type Value = string | number | boolean | null | undefined;

/** A control with a name. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The controls of a form that hold values: with a name, and not off. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement) &&
      element.name !== '' &&
      !element.disabled,
  );
}

/** All that a form holds. */
export function valuesOf(form: HTMLFormElement): Record<string, unknown> {
  const entries = controlsOf(form).flatMap((control): [string, Value][] =>
    control instanceof HTMLInputElement && control.type === 'radio' && !control.checked
      ? []
      : [[control.name, valueOf(control)]],
  );
  return nest(entries);
}

/** Values by pointer as nested objects; of numbers in a pointer arrays are made. */
export function nest(entries: readonly (readonly [string, Value])[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    const keys = name.split('/');
    let place = root;
    for (const [index, key] of keys.slice(0, -1).entries()) {
      const isList = /^\d+$/.test(keys[index + 1] ?? '');
      place = (place[key] ??= isList ? [] : {}) as Record<string, unknown>;
    }
    place[keys.at(-1) ?? ''] = value;
  }
  return root;
}

/** `data-empty` says what an empty control means: `null`, or that nothing is sent (`absent`). */
function valueOf(control: Control): Value {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') return control.checked;
  const isText = !(control instanceof HTMLInputElement && control.type === 'password');
  const text = isText ? control.value.trim() : control.value;
  if (text === '' && control.dataset['empty'] === 'null') return null;
  if (text === '' && control.dataset['empty'] === 'absent') return undefined;
  if (control instanceof HTMLInputElement && control.type === 'number') return Number(text);
  return text;
}
