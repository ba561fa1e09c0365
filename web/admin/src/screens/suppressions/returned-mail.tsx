import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { Modal } from '../../app/modal.js';
import { announce } from '../../app/notices.js';
import { Checkbox, TextArea } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { OUTCOMES } from './suppression-words.js';

type Report = Schemas['BounceReport'];

interface Pasted {
  readonly report: string;
  readonly confirmed: boolean;
}

interface ReturnedMailProps {
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Reads a mail that says that another one came back, or that its reader called it spam. */
export function ReturnedMail({ onClose, onChanged }: ReturnedMailProps) {
  const found = useSignal<Report | null>(null);
  const read = async (body: Pasted): Promise<void> => {
    found.value = await ask((api) => api.POST('/admin/api/suppressions/reports', { body }));
    announce('The report was read.');
    onChanged();
  };
  return (
    <Modal title="Read a returned mail" onClose={onClose} isWide>
      {found.value && <Outcome report={found.value} />}
      <Form<Pasted> submit="Read it" busy="Reading…" onSend={read}>
        <TextArea
          name="report"
          label="The mail’s source"
          rows={10}
          maxLength={100_000}
          missing="Paste the source of the mail."
          hint="What your mail program shows at “Show original” or “View source”, headers included."
        />
        <Checkbox
          name="confirmed"
          label="Also where it is about no mail of this site"
          hint="Such a report may be made up to keep somebody from their mail: look at it first."
        />
      </Form>
    </Modal>
  );
}

function Outcome({ report: { recipients, omitted } }: { report: Report }) {
  return (
    <section class="card">
      <h3>What came of it</h3>
      {recipients.length === 0 && <p>It names no recipient.</p>}
      <ul class="lines">
        {recipients.map(({ address, outcome, diagnostic }, index) => (
          <li key={index}>
            <strong>{address ?? 'Somebody'}</strong> {OUTCOMES[outcome]}
            {diagnostic && <span class="row-note">{diagnostic}</span>}
          </li>
        ))}
      </ul>
      {omitted > 0 && <p>{omitted} more were not looked at.</p>}
    </section>
  );
}
