import { ask, type Schemas } from '../../api/client.js';
import { Checkbox, Select, TextField } from '../../form/fields.js';
import { bytesOf } from '../media/upload.js';
import { FileForm, sendArchive } from './file-form.js';

type Format = 'markdown' | 'json' | 'ghost' | 'wordpress';

interface Values {
  readonly format: Format;
  readonly existing: 'skip' | 'update';
  readonly source_url?: string;
  readonly fetch_media: boolean;
}

const FORMATS = [
  ['ghost', 'Ghost: a JSON export, alone or in a ZIP with its pictures'],
  ['wordpress', 'WordPress: a WXR file, alone or in a ZIP with its uploads'],
  ['markdown', 'Markdown: a file, or a ZIP of a folder'],
  ['json', 'Firefolio: its own JSON'],
] as const;

/** Makes posts of a file: it is sent in parts, and a job reads it. */
export function Import() {
  return (
    <section aria-labelledby="import-title">
      <h2 id="import-title">Import</h2>
      <div class="stack">
        <FileForm<Values> submit="Begin the import" begin={importFile}>
          <Select name="format" label="From" options={FORMATS} />
          <div class="field">
            <label for="import-file">File</label>
            <input id="import-file" name="file" type="file" required data-missing="Choose the file." />
          </div>
          <Select
            name="existing"
            label="What was imported before"
            options={[
              ['skip', 'Stays as it is here'],
              ['update', 'Becomes as it is in the file'],
            ]}
          />
          <TextField
            name="source_url"
            label="Address of the old site"
            type="url"
            empty="absent"
            placeholder="https://old.example"
            hint="Links within the old site lead to the new addresses then."
          />
          <Checkbox
            name="fetch_media"
            label="Fetch pictures that the file has not from the old site"
            hint="It must be there still."
          />
        </FileForm>
      </div>
    </section>
  );
}

/** An archive is sent in parts, a single file in one request. */
async function importFile(
  file: File,
  { format, existing, source_url, fetch_media }: Values,
  onProgress: (share: number) => void,
): Promise<Schemas['Job']> {
  const header = { 'Idempotency-Key': crypto.randomUUID() };
  const query = {
    format,
    existing,
    ...(source_url && { source_url }),
    fetch_media: fetch_media ? ('true' as const) : ('false' as const),
  };
  if (!/\.zip$/i.test(file.name)) {
    const params = { header, query };
    return ask((api) => api.POST('/admin/api/posts/import', { params, ...bytesOf(file) }));
  }
  const id = await sendArchive(file, onProgress);
  const params = { path: { id }, header, query };
  return ask((api) => api.POST('/admin/api/uploads/{id}/import', { params }));
}
