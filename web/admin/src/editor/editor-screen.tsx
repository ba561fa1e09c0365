import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { formatTime } from '../app/format.js';
import type { ScreenParams } from '../app/lazy-screen.js';
import { announce } from '../app/notices.js';
import { Screen, State } from '../app/screen.js';
import { siteName } from '../app/site.js';
import { Banners } from './banners.js';
import { ConflictDialog } from './conflicts/conflict-dialog.js';
import { Details } from './details/details.js';
import { errorOf } from './details/field.js';
import { EditorModel } from './item/editor-model.js';
import { KIND_NAMES, textField, type KindPath } from './item/item.js';
import { Preview } from './preview/preview.js';
import { Publishing } from './publishing/publishing.js';
import { SavingWords } from './publishing/saving-words.js';
import { countWords } from './text/count-words.js';
import { MarkdownField } from './text/markdown-field.js';
import type { TextSurface } from './text/surface/text-surface.js';

/** What is seen at once. */
type View = 'write' | 'both' | 'preview' | 'details';

const VIEWS: readonly (readonly [View, string])[] = [
  ['write', 'Write'],
  ['both', 'Side by side'],
  ['preview', 'Preview'],
  ['details', 'Details'],
];

/** The editor of a post. */
export function PostEditor({ params }: ScreenParams) {
  return <Editor key={params['id']} kind="posts" id={params['id'] ?? ''} />;
}

/** The editor of a page. */
export function PageEditor({ params }: ScreenParams) {
  return <Editor key={params['id']} kind="pages" id={params['id'] ?? ''} />;
}

/** The editor of a project. */
export function ProjectEditor({ params }: ScreenParams) {
  return <Editor key={params['id']} kind="projects" id={params['id'] ?? ''} />;
}

function Editor({ kind, id }: { kind: KindPath; id: string }) {
  const model = useMemo(() => new EditorModel(kind, id), [kind, id]);
  useEffect(() => {
    void model.open();
    const reconnect = (): void => {
      model.reconnect();
    };
    addEventListener('online', reconnect);
    return () => {
      removeEventListener('online', reconnect);
      void model.close();
    };
  }, [model]);
  const { one, many } = KIND_NAMES[kind];
  if (model.fields.value === null)
    return (
      <Screen title={`Edit ${one}`}>
        <State
          failure={model.failure.value}
          isLoading
          onRetry={() => {
            model.failure.value = '';
            model.reconnect();
          }}
        />
      </Screen>
    );
  // The heading of what was shown while it was loaded goes away, with the focus that it may have.
  const isFocused = document.activeElement?.localName === 'h1';
  return <Desk model={model} one={one} many={many} isFocused={isFocused} />;
}

interface DeskProps {
  readonly model: EditorModel;
  readonly one: string;
  readonly many: string;
  /** Whether its heading has the focus to begin with. */
  readonly isFocused: boolean;
}

function Desk({ model, one, many, isFocused }: DeskProps) {
  const view = useSignal<View>('write');
  const surface = useSignal<TextSurface | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocused) heading.current?.focus({ preventScroll: true });
  }, []);
  const fields = model.fields.value ?? {};
  const title = textField(fields, 'title');
  useEffect(() => {
    document.title = [title || 'Untitled', siteName.value].filter(Boolean).join(' · ');
  }, [title, siteName.value]);
  useEffect(() => {
    const save = (event: KeyboardEvent): void => {
      if (
        event.key.toLowerCase() !== 's' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      void model.save().then((isSaved) => {
        announce(isSaved ? 'Saved.' : 'Kept on this device, not saved on the server yet.');
      });
    };
    addEventListener('keydown', save);
    return () => {
      removeEventListener('keydown', save);
    };
  }, [model]);
  return (
    <div class={`editor is-${view.value}`}>
      <header class="editor-bar">
        <a class="quiet-link" href={`/admin/${model.kind}`}>
          <span aria-hidden="true">←</span> {many}
        </a>
        <Standing model={model} />
        <SavingWords model={model} />
        <div class="views" role="group" aria-label="What is shown">
          {VIEWS.map(([name, words]) => (
            <button
              key={name}
              type="button"
              class={`view-button for-${name}`}
              aria-pressed={view.value === name}
              onClick={() => {
                view.value = name;
              }}
            >
              {words}
            </button>
          ))}
        </div>
        <Publishing model={model} />
      </header>
      <Banners model={model} one={one} onDetails={() => (view.value = 'details')} />
      <h1 ref={heading} tabIndex={-1} class="visually-hidden">
        Edit {one}
      </h1>
      <div class="editor-title">
        <label class="visually-hidden" for="title">
          Title
        </label>
        <textarea
          id="title"
          rows={1}
          dir="auto"
          placeholder="Title"
          value={title}
          readOnly={model.isReadOnly.value}
          {...(errorOf(model, 'title') && {
            'aria-invalid': true as const,
            'aria-describedby': 'editor-errors',
          })}
          onInput={({ currentTarget }) => {
            // A title has one line; what was pasted may have more.
            model.edit({ title: currentTarget.value.replace(/\s*[\r\n]\s*/g, ' ') });
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            surface.value?.focus();
          }}
        />
      </div>
      <div class="editor-panes">
        <MarkdownField model={model} surface={surface} />
        {(view.value === 'both' || view.value === 'preview') && <Preview model={model} surface={surface} />}
        {view.value === 'details' && <Details model={model} />}
      </div>
      <WordCount text={textField(fields, 'content_md')} />
      <ConflictDialog model={model} />
    </div>
  );
}

function Standing({ model }: { model: EditorModel }) {
  const item = model.standing.value?.item;
  if (!item) return null;
  if (item.status === 'trashed') return <span class="badge is-bad">In the trash</span>;
  if (item.status === 'draft') return <span class="badge">Draft</span>;
  if (model.isScheduled.value)
    return <span class="badge is-scheduled">Scheduled for {formatTime(item.published_at ?? '')}</span>;
  return (
    <span class="badge is-published">
      {model.hasChanges.value ? 'Published, with changes that are not' : 'Published'}
    </span>
  );
}

const COUNT_PAUSE_MS = 400;

function WordCount({ text }: { text: string }) {
  const words = useSignal<number | null>(null);
  useEffect(() => {
    const counting = setTimeout(
      () => {
        words.value = countWords(text);
      },
      words.value === null ? 0 : COUNT_PAUSE_MS,
    );
    return () => {
      clearTimeout(counting);
    };
  }, [text]);
  return (
    <p class="editor-foot soft small">
      {words.value === null
        ? ''
        : `${words.value.toLocaleString('en')} ${words.value === 1 ? 'word' : 'words'}`}
    </p>
  );
}
