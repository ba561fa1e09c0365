import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { textField } from '../item/item.js';
import type { EditorModel } from '../item/editor-model.js';
import { PictureDialog } from '../pictures/picture-dialog.js';
import { asShown, asStored } from '../writing/line-endings.js';
import { continueList, linkTo, pictureAt, type Edit } from './commands.js';
import { applyEdit, selectionOf, showText } from './insert.js';
import { COMMANDS, isPressed } from './keys.js';
import { LinkDialog } from './link-dialog.js';
import { LINK_KEYS, Toolbar } from './toolbar.js';

/** What is open above the text. */
type Asking =
  { readonly kind: 'link' } | { readonly kind: 'picture'; readonly files: readonly File[] } | null;

interface MarkdownFieldProps {
  readonly model: EditorModel;
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

/**
 * The text: a plain textarea, which every browser, keyboard, screen reader and spell checker knows, with a toolbar. What is typed is what
 * is stored.
 */
export function MarkdownField({ model, area }: MarkdownFieldProps) {
  const asking = useSignal<Asking>(null);
  const isOver = useSignal(false);
  const chosen = useRef({ start: 0, end: 0 });
  const stored = () => textField(model.fields.value ?? {}, 'content_md');
  const isOff = model.isReadOnly.value;

  // What comes from elsewhere is put in, and the caret stays where it was.
  useLayoutEffect(() => {
    if (area.current) showText(area.current, asShown(stored()));
  }, [model.turns.value]);

  useEffect(() => {
    // What was typed before the program was there.
    if (area.current && area.current.value !== asShown(stored())) take();
  }, []);

  const take = (): void => {
    if (area.current) model.edit({ content_md: asStored(stored(), area.current.value) });
  };
  const edit = (make: (selection: ReturnType<typeof selectionOf>) => Edit | null): boolean => {
    if (!area.current || model.isReadOnly.value) return false;
    const made = make(selectionOf(area.current));
    if (made) applyEdit(area.current, made);
    return made !== null;
  };
  const ask = (next: Asking): void => {
    if (!area.current || model.isReadOnly.value) return;
    const { start, end } = selectionOf(area.current);
    chosen.current = { start, end };
    asking.value = next;
  };
  /** Into the text, where the caret was when it was asked for. */
  const put = (make: (selection: ReturnType<typeof selectionOf>) => Edit): void => {
    asking.value = null;
    // Once the dialog has given the focus back.
    setTimeout(() => {
      area.current?.setSelectionRange(chosen.current.start, chosen.current.end);
      edit(make);
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const command = COMMANDS.find((candidate) => isPressed(event, candidate));
    const isDone = command
      ? edit(command.edit)
      : event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && edit(continueList);
    if (isDone) event.preventDefault();
    if (isPressed(event, LINK_KEYS)) {
      event.preventDefault();
      ask({ kind: 'link' });
    }
  };
  const takeFiles = (event: Event, files: FileList | undefined): void => {
    const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (pictures.length === 0) return;
    event.preventDefault();
    ask({ kind: 'picture', files: pictures });
  };
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

  return (
    <div class="editor-text">
      <Toolbar
        controls="content"
        isOff={isOff}
        onCommand={(command) => void edit(command.edit)}
        onLink={() => {
          ask({ kind: 'link' });
        }}
        onPicture={() => {
          ask({ kind: 'picture', files: [] });
        }}
      />
      <label class="visually-hidden" for="content">
        Text, in Markdown
      </label>
      <textarea
        ref={area}
        id="content"
        class={isOver.value ? 'editor-area is-over' : 'editor-area'}
        dir="auto"
        spellcheck
        readOnly={isOff}
        placeholder="Write…"
        onInput={take}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          // Text beside a picture, as office programs have it, is meant as text.
          if (!event.clipboardData?.types.includes('text/plain'))
            takeFiles(event, event.clipboardData?.files);
        }}
        onDragOver={(event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => {
          isOver.value = false;
        }}
        onDrop={(event) => {
          isOver.value = false;
          takeFiles(event, event.dataTransfer?.files);
        }}
      />
      {asking.value?.kind === 'link' && (
        <LinkDialog
          onClose={() => {
            asking.value = null;
          }}
          onLink={(address, title) => {
            put((selection) => linkTo(selection, address, title));
          }}
        />
      )}
      {asking.value?.kind === 'picture' && (
        <PictureDialog
          files={asking.value.files}
          onClose={() => {
            asking.value = null;
          }}
          onPicture={({ id, alt }) => {
            put((selection) => pictureAt(selection, `media:${id}`, alt));
          }}
        />
      )}
    </div>
  );
}
