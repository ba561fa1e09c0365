import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { textField } from '../item/item.js';
import type { EditorModel } from '../item/editor-model.js';
import { PictureDialog } from '../../screens/media/picture-dialog.js';
import { asShown, asStored } from '../writing/line-endings.js';
import { continueList, linkTo, pictureAt, type Edit, type Selection } from './commands.js';
import { HighlightedText } from './highlighted/highlighted-text.js';
import { highlighter, isHighlightWanted, loadHighlighter } from './highlighted/highlighting.js';
import { COMMANDS, isPressed } from './keys.js';
import { LinkDialog } from './link-dialog.js';
import { PlainText } from './surface/plain-text.js';
import type { TextSurface } from './surface/text-surface.js';
import { LINK_KEYS, Toolbar } from './toolbar.js';

/** What is open above the text. */
type Asking =
  { readonly kind: 'link' } | { readonly kind: 'picture'; readonly files: readonly File[] } | null;

interface MarkdownFieldProps {
  readonly model: EditorModel;
  /** What is written in, for whoever goes in step with it. */
  readonly surface: Signal<TextSurface | null>;
}

/** The text with its toolbar, plain or highlighted. What is typed is what is stored. */
export function MarkdownField({ model, surface }: MarkdownFieldProps) {
  const asking = useSignal<Asking>(null);
  const isOver = useSignal(false);
  const chosen = useRef({ start: 0, end: 0 });
  const hadFocus = useRef(false);
  const stored = () => textField(model.fields.value ?? {}, 'content_md');
  const isOff = model.isReadOnly.value;

  // What comes from elsewhere is put in, and the caret stays where it was.
  useLayoutEffect(() => {
    surface.value?.show(asShown(stored()));
  }, [model.turns.value]);
  useEffect(() => {
    if (isHighlightWanted.value) void loadHighlighter();
  }, [isHighlightWanted.value]);

  const edit = (make: (selection: Selection) => Edit | null): boolean => {
    const { value } = surface;
    if (!value || model.isReadOnly.value) return false;
    const made = make(value.selection);
    if (made) value.apply(made);
    return made !== null;
  };
  const ask = (next: Asking): void => {
    if (surface.value && !model.isReadOnly.value) asking.value = next;
  };
  /** Back to the text, which has its caret where it was. */
  const goBack = (make: (selection: Selection) => Edit | null = () => null): void => {
    asking.value = null;
    // Once the dialog has given the focus back.
    setTimeout(() => {
      surface.value?.focus();
      edit(make);
    });
  };

  // They are heard before the text hears them, and what is done here is not done there.
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

  const props = {
    isReadOnly: isOff,
    text: asShown(stored()),
    onText: (text: string): void => {
      model.edit({ content_md: asStored(stored(), text) });
    },
    onSurface: (next: TextSurface | null): void => {
      // The one that takes its place goes on where it was: the next key is for it.
      if (!next && surface.value) {
        chosen.current = surface.value.selection;
        hadFocus.current = surface.value.hasFocus;
      }
      surface.value = next;
      next?.select(chosen.current.start, chosen.current.end);
      if (next && hadFocus.current) next.focus();
    },
  };
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
      <div
        class={isOver.value ? 'editor-surface is-over' : 'editor-surface'}
        onKeyDownCapture={onKeyDown}
        onPasteCapture={(event) => {
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
        onDropCapture={(event) => {
          isOver.value = false;
          takeFiles(event, event.dataTransfer?.files);
        }}
      >
        {isHighlightWanted.value && highlighter.value ? (
          <HighlightedText {...props} surfaceClass={highlighter.value} />
        ) : (
          <PlainText {...props} />
        )}
      </div>
      {asking.value?.kind === 'link' && (
        <LinkDialog
          onClose={() => {
            goBack();
          }}
          onLink={(address, title) => {
            goBack((selection) => linkTo(selection, address, title));
          }}
        />
      )}
      {asking.value?.kind === 'picture' && (
        <PictureDialog
          files={asking.value.files}
          submit="Upload and insert"
          onClose={() => {
            goBack();
          }}
          onPicture={({ id, alt }) => {
            goBack((selection) => pictureAt(selection, `media:${id}`, alt));
          }}
        />
      )}
    </div>
  );
}
