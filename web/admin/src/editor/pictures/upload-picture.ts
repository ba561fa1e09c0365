import { ask, type Schemas } from '../../api/client.js';

/** A picture that is to be uploaded, with what is said of it. */
export interface NewPicture {
  readonly file: File;
  readonly alt: string;
  /** Whether it says nothing that the text does not say. */
  readonly isDecorative: boolean;
}

/** What one request takes, in bytes; larger files come in parts, from the media library. */
const MOST_BYTES = 8_000_000;

/** Uploads a picture. The same one twice is one file. @throws RangeError for one that is too large; ProblemError */
export async function uploadPicture({ file, alt, isDecorative }: NewPicture): Promise<Schemas['Media']> {
  if (file.size > MOST_BYTES)
    throw new RangeError('It has more than 8 MB. Upload it in the media library, which takes larger ones.');
  const key = crypto.randomUUID();
  return ask((api) => {
    const form = new FormData();
    form.set('file', file);
    if (isDecorative) form.set('decorative', 'true');
    else form.set('alt', alt);
    return api.POST('/admin/api/media', {
      params: { header: { 'Idempotency-Key': key } },
      body: form as never,
      bodySerializer: (body) => body as unknown as FormData,
    });
  });
}
