import { useSignal } from '@preact/signals';
import { Refusal } from '../../api/failure.js';
import { formatTime } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { notify } from '../../app/notices.js';
import { timeZone } from '../../app/time-zone.js';
import { toZoned } from '../../app/zoned-time.js';
import { FieldRefusal } from '../../form/errors.js';
import { TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { FIELD_LABELS } from '../details/labels.js';
import type { EditorModel } from '../item/editor-model.js';
import { KIND_NAMES } from '../item/item.js';
import { LAST_TIME, timeToPublish, type When } from './publish-time.js';

interface PublishDialogProps {
  readonly model: EditorModel;
  readonly onClose: () => void;
  /** What is chosen to begin with. */
  readonly when?: When;
}

const HOUR_MS = 3_600_000;

/** What the API calls the time, of an item and of a working copy. */
const TIME_FIELDS = ['published_at', 'publish_at'];

/** Asks when it goes live: now, at a time to come, or as of an earlier one. */
export function PublishDialog({ model, onClose, when: first = 'now' }: PublishDialogProps) {
  const when = useSignal<When>(first);
  const zone = timeZone.value;
  const published = model.standing.value?.item.published_at;
  const isLive = model.isPublished.value && !model.isScheduled.value;
  const { one } = KIND_NAMES[model.kind];
  const option = (value: When, words: string) => (
    <label>
      <input
        type="radio"
        name="when"
        value={value}
        checked={when.value === value}
        // Not at `change`: the form listens at `input`.
        onInput={() => {
          when.value = value;
        }}
      />{' '}
      {words}
    </label>
  );
  const send = async ({ time = '' }: { time?: string }): Promise<void> => {
    const at = timeToPublish(when.value, time, zone);
    const isLater = when.value === 'later' && at !== null;
    const isDone = isLater
      ? await model.acts.schedule(at)
      : isLive && at === null
        ? await model.acts.apply()
        : await model.acts.publish(at);
    if (!isDone) throw whyNot(model, at !== null);
    if (isLater) notify(`It goes live on ${formatTime(at)}.`);
    else notify(isLive ? 'The changes are live.' : `The ${one} is live.`);
    onClose();
  };
  const action = isLive ? 'Publish the changes' : 'Publish';
  return (
    <Modal title={isLive ? 'When do the changes go live?' : `Publish this ${one}`} onClose={onClose}>
      <Form
        submit={when.value === 'later' ? 'Schedule' : action}
        busy="One moment…"
        onSend={send}
        actions={
          <button type="button" class="button is-quiet" onClick={onClose}>
            Cancel
          </button>
        }
      >
        <fieldset class="choices is-column">
          <legend class="visually-hidden">When</legend>
          {option('now', 'Now')}
          {option('later', 'At a time to come')}
          {option('earlier', isLive ? 'Now, with another date' : 'Now, with an earlier date')}
        </fieldset>
        {when.value !== 'now' && <TimeField when={when.value} zone={zone} published={published} />}
      </Form>
    </Modal>
  );
}

/** What the editor was told, where whoever publishes sees it. */
function whyNot(model: EditorModel, hasTime: boolean): Error {
  const errors = model.errors.value.map(({ field, detail }) => {
    if (TIME_FIELDS.includes(field)) return { name: hasTime ? 'time' : null, detail };
    return { name: null, detail: FIELD_LABELS[field] ? `${FIELD_LABELS[field]}: ${detail}` : detail };
  });
  if (errors.length > 0) return new FieldRefusal(errors);
  return new Refusal('It was not done. Close this to see why.');
}

interface TimeFieldProps {
  readonly when: 'later' | 'earlier';
  readonly zone: string;
  /** When it was published; null or absent for what was not. */
  readonly published: string | null | undefined;
}

function TimeField({ when, zone, published }: TimeFieldProps) {
  const now = Date.now();
  const zoned = (ms: number): string => toZoned(new Date(ms), zone);
  return (
    <TextField
      key={when}
      name="time"
      label={when === 'later' ? 'Goes live' : 'Dated'}
      type="datetime-local"
      value={zoned(
        when === 'later' ? Math.ceil(now / HOUR_MS + 1) * HOUR_MS : Date.parse(published ?? '') || now,
      )}
      missing="Enter a day and a time."
      hint={`By the clocks of ${zone.replace('_', ' ')}, the site’s time zone.`}
      // Whether it is to come is seen when it is sent: the clock goes on while it is asked for.
      max={LAST_TIME}
      wrong="Enter a year of four digits."
    />
  );
}
