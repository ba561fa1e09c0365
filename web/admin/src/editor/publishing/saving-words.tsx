import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../../app/notices.js';
import type { EditorModel } from '../item/editor-model.js';

/** Where saving stands, in words. */
export function SavingWords({ model }: { model: EditorModel }) {
  const words = wordsFor(model);
  const before = useRef(words.text);
  useEffect(() => {
    // Each save would be read out; what is out of the ordinary is.
    if (words.text !== before.current && words.isNews) announce(words.text);
    before.current = words.text;
  }, [words.text]);
  return (
    <span
      class={`saving ${words.tone}`}
      data-saving={model.saving.value}
      data-edits={model.edits.value}
      data-kept={model.kept.value}
    >
      {words.text}
    </span>
  );
}

interface Words {
  readonly text: string;
  readonly tone: string;
  /** Whether it is to be heard at once. */
  readonly isNews: boolean;
}

function wordsFor(model: EditorModel): Words {
  if (model.role.value === 'reader') return { text: 'Open in another tab', tone: 'is-soft', isNews: true };
  if (model.isGone.value)
    return { text: 'Deleted elsewhere – kept on this device', tone: 'is-warn', isNews: true };
  if (model.session.value === null && model.saving.value !== 'offline')
    return { text: 'Opening…', tone: 'is-soft', isNews: false };
  if (model.conflicts.value.length > 0) return { text: 'Changed elsewhere', tone: 'is-warn', isNews: true };
  const isUnkept = model.isUnkept.value;
  switch (model.saving.value) {
    case 'saved':
      // An edit is on its way into the journal, and then to the server.
      if (model.edits.value > model.kept.value) return { text: 'Saving…', tone: 'is-soft', isNews: false };
      return { text: 'Saved', tone: 'is-soft', isNews: false };
    case 'waiting':
    case 'saving':
      return { text: 'Saving…', tone: 'is-soft', isNews: false };
    case 'offline':
      return isUnkept
        ? { text: 'Offline, and not kept: copy your text', tone: 'is-bad', isNews: true }
        : { text: 'Offline – kept on this device', tone: 'is-warn', isNews: true };
    case 'trouble':
      return { text: 'The server has trouble – kept on this device', tone: 'is-warn', isNews: true };
    case 'held':
      return { text: 'Not all saved – kept on this device', tone: 'is-warn', isNews: true };
  }
}
