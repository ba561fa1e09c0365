import { RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

const AUTO = Decoration.line({ attributes: { dir: 'auto' } });

/** Each line goes in the direction of its own letters, as in a textarea with `dir="auto"`. */
export function lineDirection(): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = visibleLines(view);
      }

      update({ docChanged, viewportChanged, view }: ViewUpdate): void {
        if (docChanged || viewportChanged) this.decorations = visibleLines(view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
  return [EditorView.perLineTextDirection.of(true), plugin];
}

function visibleLines({ visibleRanges, state }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      lines.add(line.from, line.from, AUTO);
      at = line.to + 1;
    }
  }
  return lines.finish();
}
