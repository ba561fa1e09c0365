import { useSignal } from '@preact/signals';
import { useLoad } from '../../api/load.js';
import { confirmThat } from '../../app/confirm.js';
import { formatTime } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { notify } from '../../app/notices.js';
import { State } from '../../app/screen.js';
import { FIELD_LABELS } from '../details/labels.js';
import type { EditorModel } from '../item/editor-model.js';

/** The versions that are kept: what has changed since each, and back to one. */
export function RevisionsDialog({ model, onClose }: { model: EditorModel; onClose: () => void }) {
  const { data, failure, isLoading } = useLoad(() => model.api.revisions());
  const chosen = useSignal<number | null>(null);
  const present = model.standing.value?.item.version ?? 1;
  const restore = async (version: number): Promise<void> => {
    const isMeant = await confirmThat({
      title: 'Back to this version?',
      text: model.hasChanges.value
        ? 'Its text takes the place of the present one, as a new version. Your unpublished changes are discarded.'
        : 'Its text takes the place of the present one, as a new version: you can go back again.',
      action: 'Restore it',
    });
    if (!isMeant || !(await model.acts.restore(version))) return;
    notify('The version is restored.');
    onClose();
  };
  if (!data.value)
    return (
      <Modal title="Versions" onClose={onClose}>
        <State failure={failure.value} isLoading={isLoading.value} />
      </Modal>
    );
  return (
    <Modal title="Versions" onClose={onClose} isWide>
      <div class="revisions">
        <ul class="revision-list">
          {data.value.map(({ version, saved_at: savedAt, title, status }) => (
            <li key={version}>
              <button
                type="button"
                class="target"
                aria-pressed={chosen.value === version}
                onClick={() => {
                  chosen.value = version;
                }}
              >
                <span>{formatTime(savedAt)}</span>
                <span class="soft small">
                  {version === present ? 'The present one' : `Version ${version}`}
                  {status === 'published' ? ', published' : ''} · {title}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div class="revision-shown" aria-live="polite">
          {chosen.value === null ? (
            <p class="soft">Choose a version to see what has changed since.</p>
          ) : chosen.value === present ? (
            <p class="soft">
              This is how it is now{model.hasChanges.value ? ', without your unpublished changes' : ''}.
            </p>
          ) : (
            <>
              {!model.isReadOnly.value && (
                <div class="form-actions">
                  <button type="button" class="button" onClick={() => void restore(chosen.value ?? present)}>
                    Restore this version
                  </button>
                </div>
              )}
              <Comparison key={chosen.value} model={model} from={chosen.value} to={present} />
            </>
          )}
        </div>
      </div>
    </Modal>
  );
}

interface ComparisonProps {
  readonly model: EditorModel;
  readonly from: number;
  readonly to: number;
}

/** Lines that are the same beside changed ones. */
const CONTEXT_LINES = 2;

function Comparison({ model, from, to }: ComparisonProps) {
  const { data, failure, isLoading } = useLoad(() => model.api.compare(from, to));
  if (!data.value) return <State failure={failure.value} isLoading={isLoading.value} />;
  const { fields, content } = data.value;
  const isSame = content.every(({ kind }) => kind === 'same');
  const names = Object.keys(fields);
  return (
    <div class="stack">
      <h3>Since then</h3>
      {names.length > 0 && (
        <p>
          Changed besides the text:{' '}
          {names.map((name) => FIELD_LABELS[name] ?? name.replaceAll('_', ' ')).join(', ')}.
        </p>
      )}
      {isSame ? (
        <p class="soft">The text is the same.</p>
      ) : (
        <div class="diff" tabIndex={0} role="group" aria-label="Changes of the text">
          {content.map(({ kind, text }, index) =>
            kind === 'added' ? (
              <ins key={index}>{text}</ins>
            ) : kind === 'removed' ? (
              <del key={index}>{text}</del>
            ) : (
              <span key={index}>{shorten(text, index === 0, index === content.length - 1)}</span>
            ),
          )}
        </div>
      )}
    </div>
  );
}

/** The lines of a part that is the same which stand beside a change. */
function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  const lines = text.split('\n');
  if (lines.length <= 2 * CONTEXT_LINES + 1) return text;
  const head = isFirst ? [] : lines.slice(0, CONTEXT_LINES);
  const tail = isLast ? [] : lines.slice(-CONTEXT_LINES - 1);
  return [...head, '…', ...tail].join('\n');
}
