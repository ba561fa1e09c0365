/** CodeMirror: loaded when a writer wants it, a file of its own. */
import { defaultKeymap, history, historyKeymap, insertNewline } from '@codemirror/commands';
import { Compartment, EditorState, Transaction, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { spliceBetween } from '../../writing/changes.js';
import type { Edit, Selection } from '../commands.js';
import { TEXT_LABEL, type TextSurface } from '../surface/text-surface.js';
import { lineDirection } from './line-direction.js';
import { markdownLanguage } from './markdown-language.js';

interface HighlightedParts {
  /** Where it stands: a shadow root, to which styles can be given that the page's policy would refuse in the page. */
  readonly root: ShadowRoot;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly onText: (text: string) => void;
}

/** The look of the textarea that it stands in for. */
const LOOK = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { padding: '0.75rem 1rem', caretColor: 'currentcolor' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
});

/** A text with Markdown highlighted, with an undo of its own. */
export class HighlightedSurface implements TextSurface {
  private readonly view: EditorView;
  private readonly readOnly = new Compartment();

  constructor({ root, text, isReadOnly, onText }: HighlightedParts) {
    const extensions: Extension = [
      history(),
      // Tab leads on to what comes next: nobody is caught in the text.
      keymap.of([
        { key: 'Enter', run: insertNewline, shift: insertNewline },
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      EditorView.lineWrapping,
      EditorState.tabSize.of(4),
      lineDirection(),
      markdownLanguage(),
      placeholder('Write…'),
      EditorView.contentAttributes.of({
        'aria-label': TEXT_LABEL,
        // It is one in any case; who looks only for the attribute finds it.
        tabindex: '0',
        spellcheck: 'true',
        autocorrect: 'on',
        autocapitalize: 'sentences',
      }),
      // A browser puts the caret at the beginning of what gets the focus: as in a textarea it stays where it was.
      EditorView.domEventHandlers({
        focus: (_event, view) => {
          view.dispatch({ selection: view.state.selection });
        },
      }),
      LOOK,
      this.readOnly.of(EditorState.readOnly.of(isReadOnly)),
      EditorView.updateListener.of(({ docChanged, transactions, state }) => {
        const isTyped = transactions.some(
          (transaction) => transaction.docChanged && transaction.annotation(Transaction.remote) !== true,
        );
        if (docChanged && isTyped) onText(state.doc.toString());
      }),
    ];
    this.view = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent: root, root });
  }

  /** As TextSurface.selection. */
  get selection(): Selection {
    const { doc, selection } = this.view.state;
    return { text: doc.toString(), start: selection.main.from, end: selection.main.to };
  }

  /** As TextSurface.scroller. */
  get scroller(): HTMLElement {
    return this.view.scrollDOM;
  }

  /** As TextSurface.hasFocus. */
  get hasFocus(): boolean {
    return this.view.hasFocus;
  }

  /** As TextSurface.focus. */
  focus(): void {
    this.view.focus();
  }

  /** As TextSurface.select. */
  select(start: number, end: number): void {
    const { length } = this.view.state.doc;
    this.view.dispatch({ selection: { anchor: Math.min(start, length), head: Math.min(end, length) } });
  }

  /** As TextSurface.apply. */
  apply({ from, to, insert, start, end }: Edit): void {
    this.view.focus();
    this.view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: start, head: end },
      scrollIntoView: true,
      userEvent: 'input',
    });
  }

  /** As TextSurface.show. What others have written is not taken back by this writer's undo. */
  show(text: string): void {
    const { at, removed, inserted } = spliceBetween(this.view.state.doc.toString(), text);
    if (removed === 0 && inserted === '') return;
    this.view.dispatch({
      changes: { from: at, to: at + removed, insert: inserted },
      annotations: [Transaction.addToHistory.of(false), Transaction.remote.of(true)],
    });
  }

  /** As TextSurface.topsOf. */
  topsOf(offsets: readonly number[]): number[] {
    const above = this.view.documentPadding.top;
    return offsets.map((offset) => this.view.lineBlockAt(offset).top + above);
  }

  /** Lets nothing be typed, or lets it again. */
  setReadOnly(isReadOnly: boolean): void {
    this.view.dispatch({ effects: this.readOnly.reconfigure(EditorState.readOnly.of(isReadOnly)) });
  }

  /** Takes it away. */
  destroy(): void {
    this.view.destroy();
  }
}
