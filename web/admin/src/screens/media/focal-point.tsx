/** A place in a picture, each from 0 to 1, from its left and its top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface FocalPointProps {
  readonly url: string;
  readonly point: Point | null;
  readonly onPoint: (point: Point | null) => void;
}

const STEP = 0.05;

const MOVES: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** What of a picture is still seen when it is cut: clicked at, or moved to with the arrows. */
export function FocalPoint({ url, point, onPoint }: FocalPointProps) {
  const { x, y } = point ?? { x: 0.5, y: 0.5 };
  return (
    <div class="stack">
      <button
        type="button"
        class="focal"
        aria-label="Focal point: what is still seen when the picture is cut"
        aria-description={`At ${percent(x)} from the left, ${percent(y)} from the top. Click, or move it with the arrows.`}
        onClick={({ currentTarget, clientX, clientY, detail }) => {
          if (detail === 0) return; // by the keyboard
          const box = currentTarget.getBoundingClientRect();
          onPoint({
            x: within((clientX - box.left) / box.width),
            y: within((clientY - box.top) / box.height),
          });
        }}
        onKeyDown={(event) => {
          const move = MOVES[event.key];
          if (!move) return;
          event.preventDefault();
          onPoint({ x: within(x + move.x), y: within(y + move.y) });
        }}
      >
        <img src={url} alt="" />
        <span class="focal-mark" style={{ left: percent(x), top: percent(y) }} />
      </button>
      <p class="small soft row-of">
        Click at what matters most: it is still seen when the picture is cut.
        {point && (
          <button
            type="button"
            class="link-button"
            onClick={() => {
              onPoint(null);
            }}
          >
            Take the middle
          </button>
        )}
      </p>
    </div>
  );
}

function within(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
