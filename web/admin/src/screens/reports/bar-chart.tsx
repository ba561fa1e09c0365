/** A number with what it counts. */
interface Bar {
  readonly label: string;
  readonly number: number;
}

const WIDTH = 640;
const HEIGHT = 200;
const FOOT = 32;
const HEAD = 26;

/** Bars side by side, each with its number; who does not see them has the table. */
export function BarChart({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ number }) => number));
  const step = WIDTH / Math.max(1, bars.length);
  const scale = (HEIGHT - FOOT - HEAD) / most;
  return (
    <>
      <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {bars.map(({ label, number }, index) => {
          const [x, height] = [index * step, Math.max(number * scale, number > 0 ? 2 : 0)];
          const top = HEIGHT - FOOT - height;
          return (
            <g key={label}>
              <rect class="chart-bar" x={x + step * 0.15} y={top} width={step * 0.7} height={height} rx={3} />
              <text class="chart-number" x={x + step / 2} y={top - 5}>
                {number > 0 ? number : ''}
              </text>
              <text class="chart-label" x={x + step / 2} y={HEIGHT - 8}>
                {label}
              </text>
            </g>
          );
        })}
        <line class="chart-line" x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      </svg>
      <ul class="visually-hidden">
        {bars.map(({ label, number }) => (
          <li key={label}>
            {label}: {number}
          </li>
        ))}
      </ul>
    </>
  );
}
