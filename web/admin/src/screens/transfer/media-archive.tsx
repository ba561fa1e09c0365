import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask, type Schemas } from '../../api/client.js';
import { saveFile } from '../../api/download.js';
import { formatBytes, formatTime } from '../../app/format.js';
import { attempt } from '../../app/notices.js';
import { Form } from '../../form/form.js';
import { FileForm, sendArchive } from './file-form.js';
import { useJob } from './follow.js';
import { JobCard } from './job-card.js';

/** The files of the library as an archive, which brings them back with their ids. */
export function MediaArchive() {
  return (
    <section aria-labelledby="media-archive-title">
      <h2 id="media-archive-title">Media library</h2>
      <div class="stack">
        <MakeArchive />
        <BringBack />
      </div>
    </section>
  );
}

function MakeArchive() {
  const followed = useJob();
  const job = followed.job.value;
  const begin = async (): Promise<void> => {
    const params = { header: { 'Idempotency-Key': crypto.randomUUID() } };
    followed.follow(await ask((api) => api.POST('/admin/api/media-exports', { params })));
  };
  return (
    <>
      <p>
        An archive has all files but those in the trash, as they were uploaded: pictures may tell where they
        were taken.
      </p>
      <Form submit="Make an archive" busy="Beginning…" onSend={begin} />
      <JobCard followed={followed}>{job?.status === 'succeeded' && <Volumes id={job.id} />}</JobCard>
    </>
  );
}

function Volumes({ id }: { id: string }) {
  const archive = useSignal<Schemas['MediaExport'] | null>(null);
  useEffect(() => {
    void attempt(async () => {
      archive.value = await ask((api) =>
        api.GET('/admin/api/media-exports/{id}', { params: { path: { id } } }),
      );
    });
  }, [id]);
  if (!archive.value) return null;
  const { volumes, expires_at: end } = archive.value;
  if (volumes.length === 0) return <p class="soft">The library is empty.</p>;
  return (
    <>
      <ul class="lines">
        {volumes.map(({ number, name, bytes }) => (
          <li key={number} class="line">
            <button type="button" class="button" onClick={() => void attempt(() => save(id, number))}>
              Save {name}
            </button>
            <span class="soft small">{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      <p class="small soft">Kept until {formatTime(end)}.</p>
    </>
  );
}

/** In production the bucket gives it by an address of its own; in the emulator the API does, to who is logged in. */
async function save(id: string, number: number): Promise<void> {
  const params = { path: { id, number } };
  const volume = await ask((api) => api.GET('/admin/api/media-exports/{id}/volumes/{number}', { params }));
  if (volume.url_expires_at !== null) {
    location.assign(volume.url);
    return;
  }
  const bytes = await ask((api) =>
    api.GET('/admin/api/media-exports/{id}/volumes/{number}/file', { params, parseAs: 'blob' }),
  );
  saveFile(bytes, volume.name);
}

function BringBack() {
  return (
    <FileForm submit="Bring it back" begin={importMedia}>
      <div class="field">
        <label for="media-archive">A volume of an archive</label>
        <input
          id="media-archive"
          name="volume"
          type="file"
          accept=".zip"
          required
          data-missing="Choose a volume of an archive."
          aria-describedby="media-archive-hint"
        />
        <p class="field-hint" id="media-archive-hint">
          Each file gets the id that it had, so that content shows it. What is here stays as it is.
        </p>
      </div>
    </FileForm>
  );
}

async function importMedia(
  file: File,
  _values: unknown,
  onProgress: (share: number) => void,
): Promise<Schemas['Job']> {
  const id = await sendArchive(file, onProgress);
  const params = { path: { id }, header: { 'Idempotency-Key': crypto.randomUUID() } };
  return ask((api) => api.POST('/admin/api/uploads/{id}/import-media', { params }));
}
