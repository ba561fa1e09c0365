import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useId, useRef } from 'preact/hooks';
import { FormContext } from './form.js';

interface FieldProps {
  /** The JSON pointer of its value, without the first slash. */
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is said when it is empty; where this is given, it must not be. */
  readonly missing?: string;
  /** What an empty one means to the API; an empty text unless it is said. */
  readonly empty?: 'null' | 'absent';
  readonly value?: string | number | null;
  readonly onValue?: (value: string) => void;
  /** Whether it gets the focus when it appears. */
  readonly hasFocus?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly type?:
    'text' | 'email' | 'password' | 'url' | 'number' | 'search' | 'color' | 'datetime-local' | 'date';
  readonly autocomplete?: string;
  readonly min?: number | string;
  readonly max?: number | string;
  /** What is said of what can't be, such as beyond these bounds. */
  readonly wrong?: string;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** What says what is wrong with a control, and what ties it to that. */
function useField({ name, hint, hasFocus }: Pick<FieldProps, 'name' | 'hint' | 'hasFocus'>) {
  const id = useId();
  const { errors } = useContext(FormContext);
  const error = errors.value.find((candidate) => candidate.name === name)?.detail;
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const control = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (hasFocus) control.current?.focus();
  }, []);
  const attributes = {
    id,
    name,
    ref: (element: HTMLElement | null) => {
      control.current = element;
    },
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': true as const }),
    // A dialog that opens gives the focus to it.
    ...(hasFocus && { 'data-focus': true }),
  };
  const notes = (
    <>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
  return { id, attributes, notes };
}

const onValueOf = (onValue: ((value: string) => void) | undefined) =>
  onValue && {
    onInput: (event: { currentTarget: { value: string } }) => {
      onValue(event.currentTarget.value);
    },
  };

/** One line of text, or what a browser has a control of its own for. */
export function TextField(props: TextFieldProps) {
  const { label, missing, empty, value, onValue, type = 'text' } = props;
  const { autocomplete, min, max, wrong, maxLength, placeholder } = props;
  // Preact's types want to know which it is.
  const typed: Record<string, string> = { type };
  const { id, attributes, notes } = useField(props);
  const isPlain = type === 'email' || type === 'url' || type === 'password';
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...attributes}
        {...{ autocomplete, min, max, maxLength, placeholder }}
        {...(wrong && { 'data-wrong': wrong })}
        {...typed}
        {...(isPlain && { autocapitalize: 'off', spellcheck: false })}
        {...(missing && { required: true, 'data-missing': missing })}
        {...(empty && { 'data-empty': empty })}
        {...(onValue ? { value: value ?? '' } : { defaultValue: String(value ?? '') })}
        {...onValueOf(onValue)}
      />
      {notes}
    </div>
  );
}

/** Several lines of text. */
export function TextArea(props: FieldProps & { readonly rows?: number; readonly maxLength?: number }) {
  const { label, missing, empty, value, onValue, rows = 4, maxLength } = props;
  const { id, attributes, notes } = useField(props);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        {...attributes}
        rows={rows}
        {...(maxLength && { maxLength })}
        {...(missing && { required: true, 'data-missing': missing })}
        {...(empty && { 'data-empty': empty })}
        {...(onValue ? { value: value ?? '' } : { defaultValue: String(value ?? '') })}
        {...onValueOf(onValue)}
      />
      {notes}
    </div>
  );
}

interface SelectProps extends FieldProps {
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** One of some. */
export function Select(props: SelectProps) {
  const { label, options, value, onValue, empty } = props;
  const { id, attributes, notes } = useField(props);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select {...attributes} {...(empty && { 'data-empty': empty })} {...onValueOf(onValue)}>
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
      {notes}
    </div>
  );
}

interface CheckboxProps {
  /** Absent for one that changes the page only and is not sent. */
  readonly name?: string;
  readonly label: string;
  readonly hint?: string;
  readonly isChecked?: boolean;
  readonly onToggle?: (isChecked: boolean) => void;
}

/** Yes or no. */
export function Checkbox({ name = '', label, hint, isChecked = false, onToggle }: CheckboxProps) {
  const { attributes, notes } = useField({ name, hint });
  return (
    <div class="check">
      <label>
        <input
          {...attributes}
          type="checkbox"
          {...(onToggle ? { checked: isChecked } : { defaultChecked: isChecked })}
          // Not at `change`: whoever listens at `input` may have it rendered again before that.
          onInput={({ currentTarget }) => {
            onToggle?.(currentTarget.checked);
          }}
        />{' '}
        {label}
      </label>
      {notes}
    </div>
  );
}
