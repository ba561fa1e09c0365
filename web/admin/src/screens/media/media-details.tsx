import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ask, askWhole, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { confirmThat } from '../../app/confirm.js';
import { formatBytes, formatTime } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { attempt, notify } from '../../app/notices.js';
import { State } from '../../app/screen.js';
import { Checkbox, TextArea, TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { FocalPoint, type Point } from './focal-point.js';
import { uploadFile, waitUntilReady } from './upload.js';

type Detail = Schemas['MediaDetail'];

const LOOK_AGAIN_MS = 1_500;

interface MediaDetailsProps {
  readonly id: string;
  readonly onClose: () => void;
  /** Told when the list is not as it was. */
  readonly onChanged: () => void;
}

/** All that is known of a file, and what can be done with it. */
export function MediaDetails({ id, onClose, onChanged }: MediaDetailsProps) {
  const path = { id };
  const { data, failure, reload } = useLoad(() =>
    askWhole((api) => api.GET('/admin/api/media/{id}', { params: { path } })),
  );
  const loaded = data.value;
  const isProcessing = loaded?.data.status === 'processing';
  useEffect(() => {
    // What the job finds out is another version, by which is saved then.
    if (!isProcessing) return undefined;
    const timer = setTimeout(() => void reload(), LOOK_AGAIN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [loaded]);
  if (!loaded)
    return (
      <Modal title="File" onClose={onClose} isWide>
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      </Modal>
    );
  const media = loaded.data;
  return (
    <Modal title={media.file_name} onClose={onClose} isWide>
      <div class="with-aside">
        <Describe
          key={media.hash}
          media={media}
          etag={loaded.etag}
          onSaved={async () => {
            await reload();
            onChanged();
          }}
        />
        <aside class="stack" aria-label="About the file">
          <Facts media={media} />
          <Actions
            media={media}
            onGone={() => {
              onChanged();
              onClose();
            }}
            onReplaced={async () => {
              await reload();
              onChanged();
            }}
          />
        </aside>
      </div>
    </Modal>
  );
}

interface DescribeProps {
  readonly media: Detail;
  readonly etag: string;
  readonly onSaved: () => Promise<void>;
}

interface Description {
  readonly alt?: string;
  readonly decorative?: boolean;
  readonly title: string;
  readonly caption: string;
  readonly credit: string;
  readonly file_name: string;
}

function Describe({ media, etag, onSaved }: DescribeProps) {
  const isPicture = media.kind === 'picture' || media.kind === 'vector';
  const point = useSignal<Point | null>(media.focal_point);
  const save = async (values: Description): Promise<void> => {
    const params = { path: { id: media.id }, header: { 'If-Match': etag } };
    const body = { ...values, ...(isPicture && { focal_point: point.value }) };
    await ask((api) => api.PATCH('/admin/api/media/{id}', { params, body }));
    notify('Saved. What shows the file is brought up to date.');
    await onSaved();
  };
  return (
    <div class="stack">
      {isPicture && (
        <FocalPoint
          url={media.url}
          point={point.value}
          onPoint={(next) => {
            point.value = next;
          }}
        />
      )}
      {media.kind === 'video' && <video class="media-player" src={media.url} controls />}
      {media.kind === 'audio' && <audio class="media-player" src={media.url} controls />}
      <Form<Description> submit="Save" onSend={save}>
        {isPicture && (
          <>
            <TextArea
              name="alt"
              label="Alternative text"
              value={media.alt}
              rows={2}
              hint="What it shows, for everybody who does not see it."
            />
            <Checkbox name="decorative" label="It shows nothing that matters" isChecked={media.decorative} />
          </>
        )}
        <TextField name="title" label="Title" value={media.title} />
        <TextField name="caption" label="Caption" value={media.caption} hint="Below it in posts." />
        <TextField name="credit" label="Credit" value={media.credit} hint="Who made it." />
        <TextField name="file_name" label="File name" value={media.file_name} missing="Give it a name." />
      </Form>
    </div>
  );
}

const PLACES: Readonly<Record<string, string>> = { post: 'posts', page: 'pages', project: 'projects' };

function Facts({ media }: { media: Detail }) {
  const { used_in: uses } = media;
  return (
    <>
      <dl class="facts">
        <dt>Type</dt>
        <dd>{media.type}</dd>
        <dt>Size</dt>
        <dd>
          {media.width && media.height ? `${media.width} × ${media.height}, ` : ''}
          {formatBytes(media.bytes)}
        </dd>
        <dt>Uploaded</dt>
        <dd>{formatTime(media.created_at)}</dd>
        <dt>In Markdown</dt>
        <dd>
          <code>![](media:{media.id})</code>
        </dd>
      </dl>
      <section>
        <h3>Used in</h3>
        {uses.length === 0 ? (
          <p class="soft">Nothing uses it.</p>
        ) : (
          <ul class="small">
            {uses.map(({ type, id, title, is_former: isFormer }) => (
              <li key={`${type}${id}${String(isFormer)}`}>
                {PLACES[type] ? (
                  <>
                    <a href={`/admin/${PLACES[type]}/${id}`}>{title ?? id}</a>
                    <span class="soft"> ({type})</span>
                  </>
                ) : (
                  `${type} ${title ?? ''}`
                )}
                {isFormer && <span class="soft"> (only a version of before)</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

interface ActionsProps {
  readonly media: Detail;
  readonly onGone: () => void;
  readonly onReplaced: () => Promise<void>;
}

function Actions({ media, onGone, onReplaced }: ActionsProps) {
  const input = useRef<HTMLInputElement>(null);
  const isBusy = useSignal(false);
  // Whatever was changed of it meanwhile: none of these loses what somebody wrote.
  const params = { path: { id: media.id } };
  const trash = async (): Promise<void> => {
    if (
      await attempt(
        () => ask((api) => api.DELETE('/admin/api/media/{id}', { params })),
        'Moved to the trash.',
      )
    )
      onGone();
  };
  const restore = async (): Promise<void> => {
    if (await attempt(() => ask((api) => api.POST('/admin/api/media/{id}/restore', { params })), 'Restored.'))
      onGone();
  };
  const replace = async (file: File): Promise<void> => {
    const text = `Everything that shows ${media.file_name} shows ${file.name} then.`;
    if (!(await confirmThat({ title: 'Replace this file?', text, action: 'Replace it' }))) return;
    isBusy.value = true;
    await attempt(async () => {
      const { alt, decorative } = media;
      const { signal } = new AbortController();
      const { id, hash } = await uploadFile(file, { alt, decorative }, () => undefined, signal);
      await Promise.all([waitUntilReady(media.id), waitUntilReady(id)]);
      await ask((api) => api.POST('/admin/api/media/{id}/replace', { params, body: { hash } }));
    }, 'Replaced.');
    isBusy.value = false;
    await onReplaced();
  };
  return (
    <div class="row-of">
      <a class="button is-quiet" href={media.url} target="_blank" rel="noreferrer">
        Open
      </a>
      {media.trashed_at ? (
        <button type="button" class="button is-quiet" onClick={() => void restore()}>
          Restore
        </button>
      ) : (
        <>
          <input
            ref={input}
            type="file"
            hidden
            accept={media.kind === 'picture' || media.kind === 'vector' ? 'image/*' : media.type}
            aria-label="The other file"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void replace(file);
            }}
          />
          <button
            type="button"
            class="button is-quiet"
            aria-disabled={isBusy.value}
            onClick={() => input.current?.click()}
          >
            {isBusy.value ? 'Replacing…' : 'Replace…'}
          </button>
          <button type="button" class="button is-quiet is-danger" onClick={() => void trash()}>
            Move to trash
          </button>
        </>
      )}
    </div>
  );
}
