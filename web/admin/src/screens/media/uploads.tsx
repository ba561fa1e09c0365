import { signal } from '@preact/signals';
import { explainFailure } from '../../api/failure.js';
import { announce } from '../../app/notices.js';
import { DescribePicture } from './describe-picture.js';
import { isPicture, uploadFile, type Description } from './upload.js';

/** A file on its way into the library. */
interface Upload {
  readonly id: number;
  readonly file: File;
  /** Null while it waits for what it shows. */
  readonly description: Description | null;
  /** 0 to 1; null while nobody can tell. */
  readonly share: number | null;
  readonly failure: string;
  readonly end: AbortController;
}

const uploads = signal<readonly Upload[]>([]);
let count = 0;
let line: Promise<unknown> = Promise.resolve();

/** Takes files; pictures wait until somebody says what they show. @param onDone told of each that is in the library */
export function addFiles(files: Iterable<File>, onDone: () => void): void {
  for (const file of files) {
    const id = ++count;
    const upload = { id, file, description: null, share: null, failure: '', end: new AbortController() };
    uploads.value = [...uploads.value, upload];
    if (!isPicture(file)) start(id, { alt: '', decorative: false }, onDone);
  }
}

/** Puts a file into the line; one after the other is uploaded. */
function start(id: number, description: Description, onDone: () => void): void {
  change(id, { description, failure: '', share: null });
  line = line.then(() => run(id, onDone));
}

async function run(id: number, onDone: () => void): Promise<void> {
  const upload = uploads.value.find((candidate) => candidate.id === id);
  if (!upload?.description) return;
  const showShare = (share: number): void => {
    change(id, { share });
  };
  try {
    await uploadFile(upload.file, upload.description, showShare, upload.end.signal);
    remove(id);
    announce(`${upload.file.name} is in the library.`);
    onDone();
  } catch (error) {
    change(id, { failure: explainFailure(error) });
  }
}

function change(id: number, to: Partial<Upload>): void {
  uploads.value = uploads.value.map((upload) => (upload.id === id ? { ...upload, ...to } : upload));
}

function remove(id: number): void {
  uploads.value = uploads.value.filter((upload) => upload.id !== id);
}

/** The line, with what each file still wants. */
export function Uploads({ onDone }: { onDone: () => void }) {
  if (uploads.value.length === 0) return null;
  return (
    <section class="uploads stack" aria-label="Uploads">
      {uploads.value.map((upload, index) => (
        <UploadCard key={upload.id} upload={upload} isFirst={index === 0} onDone={onDone} />
      ))}
    </section>
  );
}

interface UploadCardProps {
  readonly upload: Upload;
  /** Whether it is what is asked about first. */
  readonly isFirst: boolean;
  readonly onDone: () => void;
}

function UploadCard({ upload, isFirst, onDone }: UploadCardProps) {
  const { id, file, description, share, failure, end } = upload;
  if (!description) return <Describe upload={upload} isFirst={isFirst} onDone={onDone} />;
  const cancel = (
    <button
      type="button"
      class="button is-quiet"
      onClick={() => {
        end.abort();
        remove(id);
      }}
    >
      {failure ? 'Leave it' : 'Cancel'}
    </button>
  );
  return (
    <div class="card upload">
      <strong>{file.name}</strong>
      {failure ? (
        <>
          <p class="field-error" role="alert">
            {failure}
          </p>
          <div class="row-of">
            <button
              type="button"
              class="button is-quiet"
              onClick={() => {
                start(id, description, onDone);
              }}
            >
              Try again
            </button>
            {cancel}
          </div>
        </>
      ) : (
        <div class="row-of">
          <progress aria-label={`Upload of ${file.name}`} {...(share !== null && { value: share, max: 1 })} />
          {cancel}
        </div>
      )}
    </div>
  );
}

function Describe({ upload: { id, file }, isFirst, onDone }: UploadCardProps) {
  return (
    <div class="card upload is-described">
      <DescribePicture
        file={file}
        what={file.name}
        submit="Upload"
        onDescribed={(description) => {
          start(id, description, onDone);
          return Promise.resolve();
        }}
        actions={
          <button
            type="button"
            class="button is-quiet"
            onClick={() => {
              remove(id);
            }}
          >
            Leave it
          </button>
        }
        hasFocus={isFirst}
      />
    </div>
  );
}
