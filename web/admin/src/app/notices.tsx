/** What has come of what somebody did: shown for a while, and read out. */
import { signal } from '@preact/signals';
import { explainFailure } from '../api/failure.js';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly isFailure: boolean;
}

const SHOWN_MS = 6_000;

const notices = signal<readonly Notice[]>([]);
const spoken = signal('');
let count = 0;

/** Says that something was done. */
export function notify(text: string): void {
  const id = show(text, false);
  setTimeout(() => {
    dismiss(id);
  }, SHOWN_MS);
}

/** Says why something was not done; stays until it is put away. */
export function notifyFailure(error: unknown): void {
  show(typeof error === 'string' ? error : explainFailure(error), true);
}

/** Has something read out that everybody else sees anyway, such as how many items a list has now. */
export function announce(text: string): void {
  // The same words once more are read out once more.
  spoken.value = text === spoken.value ? `${text}\u00a0` : text;
}

/** Does something, and says why when it fails. @returns whether it was done */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await action();
  } catch (error) {
    notifyFailure(error);
    return false;
  }
  if (done) notify(done);
  return true;
}

function show(text: string, isFailure: boolean): number {
  const id = ++count;
  notices.value = [...notices.value.slice(-2), { id, text, isFailure }];
  return id;
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** Where notices stand, once on the page. */
export function Notices() {
  return (
    <>
      <div class="visually-hidden" role="status">
        {spoken.value}
      </div>
      <div class="notices" role="status">
        {notices.value.map(({ id, text, isFailure }) => (
          <p key={id} class={isFailure ? 'notice-card is-failure' : 'notice-card'}>
            <span>{text}</span>
            <button
              type="button"
              class="icon-button"
              onClick={() => {
                dismiss(id);
              }}
            >
              <span aria-hidden="true">×</span>
              <span class="visually-hidden">Put away</span>
            </button>
          </p>
        ))}
      </div>
    </>
  );
}
