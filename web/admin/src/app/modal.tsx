import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface ModalProps {
  readonly title: string;
  /** Escape was pressed, or the cross. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Of a dialog with more than a question. */
  readonly isWide?: boolean;
}

/** What has the focus, within shadow roots, too. */
function focused(): Element | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

/** A native dialog over the page, open as long as it is rendered; the focus goes back where it was. */
export function Modal({ title, onClose, children, isWide = false }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the page is painted: what is typed at once goes where it belongs.
  useLayoutEffect(() => {
    const before = focused();
    const around = before?.parentElement;
    dialog.current?.showModal();
    // It has given the focus to the first that can have it.
    dialog.current?.querySelector<HTMLElement>('[data-focus]')?.focus();
    return () => {
      // When it is out of the page: until then nothing else can have the focus. By close() a text would have its caret at its beginning.
      queueMicrotask(() => {
        if (document.activeElement !== document.body || !(before instanceof HTMLElement)) return;
        // What was done may have taken away what it was done with.
        if (before.isConnected) before.focus();
        else around?.querySelector<HTMLElement>('a, button')?.focus();
      });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={isWide ? 'modal is-wide' : 'modal'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="modal-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-button" onClick={onClose}>
          <span aria-hidden="true">×</span>
          <span class="visually-hidden">Close</span>
        </button>
      </header>
      {children}
    </dialog>
  );
}
