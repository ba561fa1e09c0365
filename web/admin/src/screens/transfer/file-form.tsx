import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Schemas } from '../../api/client.js';
import { Form, type Sent } from '../../form/form.js';
import { beginUpload, sendParts } from '../media/upload.js';
import { JobCard } from './job-card.js';
import { useJob } from './follow.js';

interface FileFormProps<Values> {
  readonly submit: string;
  /** Sends the file, and begins the job that reads it. @param onProgress told of the share that is sent, 0 to 1 */
  readonly begin: (
    file: File,
    values: Values,
    onProgress: (share: number) => void,
  ) => Promise<Schemas['Job']>;
  /** The fields, with one for the file among them. */
  readonly children: ComponentChildren;
}

/** A form with a file: how much of it is sent, and then the job that it begins. */
export function FileForm<Values>({ submit, begin, children }: FileFormProps<Values>) {
  const share = useSignal<number | null>(null);
  const followed = useJob();
  const send = async (values: Values, { form }: Sent): Promise<void> => {
    const [file] = form.querySelector<HTMLInputElement>('input[type="file"]')?.files ?? [];
    if (!file) return;
    share.value = 0;
    try {
      followed.follow(
        await begin(file, values, (sent) => {
          share.value = sent;
        }),
      );
    } finally {
      share.value = null;
    }
  };
  return (
    <>
      <Form<Values> submit={submit} busy="Sending the file…" onSend={send}>
        {children}
      </Form>
      {share.value !== null && <progress aria-label="Sending the file" value={share.value} max={1} />}
      <JobCard followed={followed} />
    </>
  );
}

/** Sends an archive to be imported, in parts. @returns the upload's id */
export async function sendArchive(file: File, onProgress: (share: number) => void): Promise<string> {
  const upload = await beginUpload(file, 'import');
  await sendParts(file, upload, onProgress, new AbortController().signal);
  return upload.id;
}
