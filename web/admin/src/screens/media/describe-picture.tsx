import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Checkbox, TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import type { Description } from './upload.js';

interface DescribePictureProps {
  readonly file: File;
  /** What it is called where it is asked about: its name where there are several. */
  readonly what: string;
  readonly submit: string;
  readonly busy?: string;
  /** Throws what is wrong with it. */
  readonly onDescribed: (description: Description) => Promise<void>;
  /** Beside the button. */
  readonly actions?: ComponentChildren;
  readonly hasFocus?: boolean;
}

/** Shows a picture that is not uploaded yet, and asks what it shows: the library takes none without. */
export function DescribePicture({
  file,
  what,
  submit,
  busy = 'Uploading…',
  onDescribed,
  actions,
  hasFocus = false,
}: DescribePictureProps) {
  const [isDecorative, setDecorative] = useState(false);
  const url = useAddressOf(file);
  return (
    <>
      {url && <img src={url} alt="" />}
      <Form<{ alt?: string }>
        submit={submit}
        busy={busy}
        onSend={({ alt = '' }) => onDescribed({ alt, decorative: isDecorative })}
        actions={actions}
      >
        {!isDecorative && (
          <TextField
            name="alt"
            label={`What does ${what} show?`}
            hint="For everybody who does not see it, and for search engines."
            missing="Say what it shows, or that it shows nothing that matters."
            maxLength={300}
            hasFocus={hasFocus}
          />
        )}
        <Checkbox label="It shows nothing that matters" isChecked={isDecorative} onToggle={setDecorative} />
      </Form>
    </>
  );
}

/** An address by which this page shows a file that is not uploaded yet. */
function useAddressOf(file: File): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return address;
}
