import { signal } from '@preact/signals';
import { Modal } from './modal.js';

interface Question {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it, such as `Delete 3 files`. */
  readonly action: string;
  /** Whether it can't be undone. */
  readonly isDanger?: boolean;
}

const open = signal<(Question & { readonly answer: (yes: boolean) => void }) | null>(null);

/** Asks before something is done that is hard to undo. @returns whether to do it */
export function confirmThat(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      open.value = null;
      resolve(yes);
    };
    open.value = { ...question, answer };
  });
}

/** Where such questions are asked, once on the page. */
export function Confirmation() {
  const question = open.value;
  if (!question) return null;
  const { title, text, action, isDanger, answer } = question;
  const refuse = (): void => {
    answer(false);
  };
  return (
    <Modal key={title} title={title} onClose={refuse}>
      <p>{text}</p>
      <div class="modal-actions">
        <button type="button" class="button is-quiet" onClick={refuse}>
          Cancel
        </button>
        <button
          type="button"
          class={isDanger ? 'button is-danger' : 'button'}
          onClick={() => {
            answer(true);
          }}
        >
          {action}
        </button>
      </div>
    </Modal>
  );
}
