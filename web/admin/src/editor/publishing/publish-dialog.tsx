import { useSignal } from '@preact/signals';
import { formatTime } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { notify } from '../../app/notices.js';
import { timeZone } from '../../app/time-zone.js';
import { fromZoned, toZoned } from '../../app/zoned-time.js';
import type { EditorModel } from '../item/editor-model.js';
import { KIND_NAMES } from '../item/item.js';

type When = 'now' | 'later' | 'earlier';

interface PublishDialogProps {
  readonly model: EditorModel;
  readonly onClose: () => void;
  /** What is chosen to begin with. */
  readonly when?: When;
}

const HOUR_MS = 3_600_000;

/** Asks when it goes live: now, at a time to come, or as of an earlier one. */
export function PublishDialog({ model, onClose, when: first = 'now' }: PublishDialogProps) {
  const when = useSignal<When>(first);
  const zone = timeZone.value;
  const published = model.standing.value?.item.published_at;
  const isLive = model.isPublished.value && !model.isScheduled.value;
  const time = useSignal(
    toZoned(
      first === 'earlier' && published
        ? new Date(published)
        : new Date(Math.ceil(Date.now() / HOUR_MS + 1) * HOUR_MS),
      zone,
    ),
  );
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const { one } = KIND_NAMES[model.kind];
  const option = (value: When, words: string) => (
    <label>
      <input
        type="radio"
        name="when"
        value={value}
        checked={when.value === value}
        onChange={() => {
          when.value = value;
          failure.value = '';
        }}
      />{' '}
      {words}
    </label>
  );
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy.value) return;
    const at = when.value === 'now' ? null : fromZoned(time.value, zone);
    if (when.value !== 'now' && !at) failure.value = 'Enter a day and a time.';
    else if (when.value === 'later' && at && at.getTime() <= Date.now())
      failure.value = 'This time has passed.';
    else if (when.value === 'earlier' && at && at.getTime() > Date.now())
      failure.value = 'This time is still to come.';
    else failure.value = '';
    if (failure.value) return;
    isBusy.value = true;
    const isDone =
      when.value === 'later' && at
        ? await model.acts.schedule(at.toISOString())
        : isLive && at === null
          ? await model.acts.apply()
          : await model.acts.publish(at === null ? null : at.toISOString());
    isBusy.value = false;
    if (isDone && when.value === 'later' && at) notify(`It goes live on ${formatTime(at.toISOString())}.`);
    else if (isDone) notify(isLive ? 'The changes are live.' : `The ${one} is live.`);
    onClose();
  };
  return (
    <Modal title={isLive ? 'When do the changes go live?' : `Publish this ${one}`} onClose={onClose}>
      <form class="form" noValidate onSubmit={(event) => void send(event)}>
        <fieldset class="choices is-column">
          <legend class="visually-hidden">When</legend>
          {option('now', 'Now')}
          {option('later', 'At a time to come')}
          {option('earlier', isLive ? 'Now, with another date' : 'Now, with an earlier date')}
        </fieldset>
        {when.value !== 'now' && (
          <div class="field">
            <label for="publish-time">{when.value === 'later' ? 'Goes live' : 'Dated'}</label>
            <input
              id="publish-time"
              type="datetime-local"
              value={time.value}
              aria-describedby="publish-zone publish-failure"
              {...(failure.value && { 'aria-invalid': true as const })}
              onInput={({ currentTarget }) => {
                time.value = currentTarget.value;
              }}
            />
            <p class="field-hint" id="publish-zone">
              By the clocks of {zone.replace('_', ' ')}, the site’s time zone.
            </p>
          </div>
        )}
        <p class="field-error" id="publish-failure" role="alert">
          {failure.value}
        </p>
        <div class="modal-actions">
          <button type="button" class="button is-quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button" aria-disabled={isBusy.value}>
            {isBusy.value
              ? 'One moment…'
              : when.value === 'later'
                ? 'Schedule'
                : isLive
                  ? 'Publish the changes'
                  : 'Publish'}
          </button>
        </div>
      </form>
    </Modal>
  );
}
