import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { announce } from '../../app/notices.js';
import type { EditorModel } from '../item/editor-model.js';

interface ChipsFieldProps {
  readonly model: EditorModel;
  readonly field: string;
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly values: readonly string[];
  /** What is proposed while typing. */
  readonly known?: readonly string[];
}

/** Several short texts, each with a cross; what is half typed is added when the field is left. */
export function ChipsField({ model, field, label, hint, error, values, known = [] }: ChipsFieldProps) {
  const id = useId();
  const typed = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  const isOff = model.isReadOnly.value;
  const add = (text: string): void => {
    const fresh = text
      .split(',')
      .map((value) => value.trim())
      .filter((value, index, all) => value && !values.includes(value) && all.indexOf(value) === index);
    typed.value = '';
    if (fresh.length > 0) model.edit({ [field]: [...values, ...fresh] });
  };
  const remove = (value: string): void => {
    model.edit({ [field]: values.filter((other) => other !== value) });
    announce(`${value} removed.`);
    input.current?.focus();
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {values.length > 0 && (
        <ul class="chips" aria-label={`${label} so far`}>
          {values.map((value) => (
            <li key={value} class="chip">
              {value}
              {!isOff && (
                <button
                  type="button"
                  class="chip-remove"
                  onClick={() => {
                    remove(value);
                  }}
                >
                  <span aria-hidden="true">×</span>
                  <span class="visually-hidden">Remove {value}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        id={id}
        dir="auto"
        autocomplete="off"
        list={known.length > 0 ? `${id}-known` : undefined}
        aria-describedby={`${id}-hint`}
        {...(error && { 'aria-invalid': true as const })}
        readOnly={isOff}
        value={typed.value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          if (currentTarget.value.includes(',')) add(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            add(typed.value);
          }
          const last = values.at(-1);
          if (event.key === 'Backspace' && typed.value === '' && last !== undefined && !isOff) remove(last);
        }}
        onBlur={() => {
          add(typed.value);
        }}
      />
      {known.length > 0 && (
        <datalist id={`${id}-known`}>
          {known
            .filter((value) => !values.includes(value))
            .map((value) => (
              <option key={value} value={value} />
            ))}
        </datalist>
      )}
      <p class={error ? 'field-error' : 'field-hint'} id={`${id}-hint`}>
        {error ?? hint}
      </p>
    </div>
  );
}
