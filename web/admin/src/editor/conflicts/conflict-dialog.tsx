import { useSignal } from '@preact/signals';
import { Modal } from '../../app/modal.js';
import type { EditorModel } from '../item/editor-model.js';
import type { Conflict } from '../merge/merge-fields.js';
import { bothOf, joinParts, type MergedPart } from '../merge/merge-lines.js';
import type { Json } from '../writing/fields.js';
import { FIELD_LABELS } from '../details/labels.js';

/** How a part is decided. */
type Choice = 'ours' | 'theirs' | 'both';

type OpenPart = Exclude<MergedPart, { settled: string }>;

/** Asks about what two have changed at once. Nothing is dropped unless it is chosen here. */
export function ConflictDialog({ model }: { model: EditorModel }) {
  const conflicts = model.conflicts.value;
  const choices = useSignal<Readonly<Record<string, Choice>>>({});
  const isAway = useSignal(false);
  if (conflicts.length === 0) return null;
  if (isAway.value)
    return (
      <p class="editor-banner is-warn" role="alert">
        Somebody else has changed the same lines. What you write is kept on this device until you decide.{' '}
        <button
          type="button"
          class="link-button"
          onClick={() => {
            isAway.value = false;
          }}
        >
          Decide now
        </button>
      </p>
    );
  const keyOf = ({ field }: Conflict, index: number): string => `${field}/${index}`;
  const choiceOf = (key: string, isText: boolean): Choice => choices.value[key] ?? (isText ? 'both' : 'ours');
  const decide = (event: Event): void => {
    event.preventDefault();
    model.decide(
      Object.fromEntries(
        conflicts.map((conflict): [string, Json] => {
          const { field, parts, ours, theirs } = conflict;
          if (!parts) return [field, choiceOf(keyOf(conflict, 0), false) === 'theirs' ? theirs : ours];
          let index = 0;
          return [field, joinParts(parts, (part) => chosen(part, choiceOf(keyOf(conflict, index++), true)))];
        }),
      ),
    );
    choices.value = {};
  };
  const choose = (key: string) => (choice: Choice) => {
    choices.value = { ...choices.value, [key]: choice };
  };
  return (
    <Modal
      title="Changed here and elsewhere"
      isWide
      onClose={() => {
        isAway.value = true;
      }}
    >
      <p>
        Somebody else, or you on another device, has changed the same lines since. Everything else is merged
        already. Choose what stays.
      </p>
      <form class="form" onSubmit={decide}>
        {conflicts.flatMap((conflict) => {
          const { field, parts, ours, theirs } = conflict;
          const label = FIELD_LABELS[field] ?? field;
          if (!parts) {
            const key = keyOf(conflict, 0);
            const sides = { ours: shown(ours), theirs: shown(theirs) };
            return [
              <Question
                key={key}
                {...{ label, sides, choice: choiceOf(key, false), onChoice: choose(key) }}
              />,
            ];
          }
          return parts.filter(isOpen).map((part, index) => {
            const key = keyOf(conflict, index);
            return (
              <Question
                key={key}
                label={`${label}, place ${index + 1}`}
                sides={part}
                isText
                choice={choiceOf(key, true)}
                onChoice={choose(key)}
              />
            );
          });
        })}
        <div class="modal-actions">
          <button type="submit" class="button">
            Go on with this
          </button>
        </div>
      </form>
    </Modal>
  );
}

interface QuestionProps {
  readonly label: string;
  readonly sides: { readonly ours: string; readonly theirs: string };
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  /** Whether both can stand one after the other. */
  readonly isText?: boolean;
}

function Question({ label, sides, choice, onChoice, isText = false }: QuestionProps) {
  const option = (value: Choice, words: string) => (
    <label>
      <input
        type="radio"
        name={label}
        value={value}
        checked={choice === value}
        onChange={() => {
          onChoice(value);
        }}
      />{' '}
      {words}
    </label>
  );
  return (
    <fieldset class="conflict">
      <legend>{label}</legend>
      <div class="conflict-sides">
        <div>
          <p class="label small">Yours, here</p>
          <pre dir="auto">{sides.ours || '(removed)'}</pre>
        </div>
        <div>
          <p class="label small">From elsewhere</p>
          <pre dir="auto">{sides.theirs || '(removed)'}</pre>
        </div>
      </div>
      <div class="choices">
        {isText && option('both', 'Keep both, yours first')}
        {option('ours', 'Keep yours')}
        {option('theirs', 'Keep theirs')}
      </div>
    </fieldset>
  );
}

function isOpen(part: MergedPart): part is OpenPart {
  return !('settled' in part);
}

function chosen(part: OpenPart, choice: Choice): string {
  return choice === 'both' ? bothOf(part) : part[choice];
}

function shown(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
