import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { EditorModel } from '../item/editor-model.js';

interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** The control, with what ties it to its words. */
  readonly children: (attributes: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: true;
  }) => JSX.Element;
}

/** A label, its control, and what is said of it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true as const }),
      })}
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
    </div>
  );
}

interface LineProps {
  readonly model: EditorModel;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly type?: 'text' | 'url' | 'month' | 'number';
  readonly list?: string | undefined;
  readonly rows?: number;
}

/** One line, or some. */
export function Line({
  model,
  label,
  hint,
  error,
  value,
  onValue,
  placeholder,
  type = 'text',
  list,
  rows,
}: LineProps) {
  const readOnly = model.isReadOnly.value;
  return (
    <Field label={label} hint={hint} error={error}>
      {(attributes) =>
        rows ? (
          <textarea
            {...attributes}
            rows={rows}
            dir="auto"
            value={value}
            placeholder={placeholder}
            readOnly={readOnly}
            onInput={({ currentTarget }) => {
              onValue(currentTarget.value);
            }}
          />
        ) : (
          <input
            {...attributes}
            type={type}
            dir={type === 'text' ? 'auto' : undefined}
            value={value}
            placeholder={placeholder}
            list={list}
            readOnly={readOnly}
            onInput={({ currentTarget }) => {
              onValue(currentTarget.value);
            }}
          />
        )
      }
    </Field>
  );
}

/** What the server says of a field. */
export function errorOf(model: EditorModel, field: string): string | undefined {
  return model.errors.value.find((error) => error.field === field)?.detail;
}
