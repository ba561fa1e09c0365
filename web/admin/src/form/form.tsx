import { signal, useSignal, type Signal } from '@preact/signals';
import { createContext, type ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ProblemError } from '../api/client.js';
import { explainFailure } from '../api/failure.js';
import { announce } from '../app/notices.js';
import { askBeforeLeaving } from './leaving.js';
import { checkForm, FieldRefusal, placeErrors, type FieldError } from './errors.js';
import { controlsOf, valuesOf } from './values.js';

/** What a form's fields know of it. */
export interface FormState {
  readonly errors: Signal<readonly FieldError[]>;
}

/** The form around a field. */
export const FormContext = createContext<FormState>({ errors: signal([]) });

/** A form that is being sent. */
export interface Sent {
  readonly form: HTMLFormElement;
  /** For `Idempotency-Key`: the same one when what no answer came for is sent again, so that it is done once. */
  readonly key: string;
}

interface FormProps<Values> {
  /** What the button says. */
  readonly submit: string;
  /** What it says while it is sent. */
  readonly busy?: string;
  /**
   * Sends it; done as soon as what the form held is stored. What it throws stands above the form, and what a
   * FieldRefusal names or a problem document points at, at its field.
   */
  readonly onSend: (values: Values, sent: Sent) => Promise<void>;
  readonly children?: ComponentChildren;
  /** Beside the button. */
  readonly actions?: ComponentChildren;
  /** Whether to ask before the screen is left with something typed that was not sent. */
  readonly isKept?: boolean;
  /** Whether its fields are as at first again once it is sent. What was typed meanwhile stays. */
  readonly isForNext?: boolean;
  /** Told of what the form holds at each change, for a preview. */
  readonly onValues?: (values: Values) => void;
  readonly class?: string;
}

/** THE form: a native one, whose refusals stand where they belong. */
export function Form<Values = Record<string, unknown>>({
  submit,
  busy = 'Saving…',
  onSend,
  children,
  actions,
  isKept = false,
  isForNext = false,
  onValues,
  class: className = 'form',
}: FormProps<Values>) {
  const errors = useSignal<readonly FieldError[]>([]);
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  /** Ends the asking before the screen is left. */
  const letGo = useRef<(() => void) | undefined>(undefined);
  /** Another one at each change of what the form holds, and once that is stored. */
  const key = useRef(crypto.randomUUID());
  const release = (): void => {
    letGo.current?.();
    letGo.current = undefined;
  };
  useEffect(() => release, []);

  const refuse = (found: readonly FieldError[], text: string): void => {
    errors.value = found;
    failure.value = text;
    // Once it is rendered.
    requestAnimationFrame(() => alert.current?.focus());
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const sent = form.current;
    if (!sent || isBusy.value) return;
    const found = checkForm(sent);
    if (found.length > 0) {
      refuse(found, '');
      return;
    }
    isBusy.value = true;
    announce(busy);
    const { current: sentKey } = key;
    try {
      await onSend(valuesOf(sent) as Values, { form: sent, key: sentKey });
      errors.value = [];
      failure.value = '';
      if (key.current === sentKey) {
        key.current = crypto.randomUUID();
        release();
        if (isForNext) sent.reset();
      }
    } catch (error) {
      const placed = placesOf(error, sent);
      refuse(placed, placed.length > 0 ? '' : explainFailure(error));
      if (!(error instanceof Error)) throw error;
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <FormContext.Provider value={{ errors }}>
      <form
        ref={form}
        class={className}
        noValidate
        onSubmit={(event) => void send(event)}
        onInput={() => {
          key.current = crypto.randomUUID();
          if (isKept) letGo.current ??= askBeforeLeaving();
          if (form.current) onValues?.(valuesOf(form.current) as Values);
        }}
      >
        <div
          ref={alert}
          class="form-alert"
          role="alert"
          tabIndex={-1}
          hidden={!failure.value && errors.value.length === 0}
        >
          {failure.value && <p>{failure.value}</p>}
          {errors.value.length > 0 && (
            <>
              <p>Please look at this again:</p>
              <ul>
                {errors.value.map((error) => (
                  <li key={`${error.name ?? ''}${error.detail}`}>{linkTo(form.current, error)}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        {children}
        <div class="form-actions">
          {/* Not `disabled` while it is sent: that would drop the focus. */}
          <button type="submit" class="button" aria-disabled={isBusy.value}>
            {isBusy.value ? busy : submit}
          </button>
          {actions}
        </div>
      </form>
    </FormContext.Provider>
  );
}

function placesOf(error: unknown, form: HTMLFormElement): readonly FieldError[] {
  if (error instanceof FieldRefusal) return error.errors;
  const names = controlsOf(form).map(({ name }) => name);
  return error instanceof ProblemError ? placeErrors(error, names) : [];
}

function linkTo(form: HTMLFormElement | null, { name, detail }: FieldError) {
  const control =
    form && name !== null ? controlsOf(form).find((candidate) => candidate.name === name) : undefined;
  if (!control) return detail;
  const [label] = control.labels ?? [];
  return (
    <a
      href={`#${control.id}`}
      onClick={(event) => {
        event.preventDefault();
        control.focus();
      }}
    >
      {label ? `${label.textContent.trim()}: ${detail}` : detail}
    </a>
  );
}
