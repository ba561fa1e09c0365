type Part = readonly [tone: 'good' | 'info' | 'warn' | 'bad' | 'soft', label: string, number: number];

const WIDTH = 400;
const GAP = 2;

/** One bar of several parts, with a legend that has the numbers. */
export function ShareBar({ parts }: { parts: readonly Part[] }) {
  const all = parts.reduce((sum, [, , number]) => sum + number, 0);
  let x = 0;
  return (
    <>
      <svg class="chart share-bar" viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
        {all === 0 && <rect class="tone-none" width={WIDTH} height={14} />}
        {parts.map(([tone, label, number]) => {
          const width = all === 0 ? 0 : (number / all) * WIDTH;
          const from = x;
          x += width;
          return number > 0 ? (
            <rect key={label} class={`tone-${tone}`} x={from} width={Math.max(1, width - GAP)} height={14} />
          ) : null;
        })}
      </svg>
      <ul class="legend">
        {parts.map(([tone, label, number]) => (
          <li key={label}>
            <svg viewBox="0 0 10 10" width={10} height={10} aria-hidden="true">
              <rect class={`tone-${tone}`} width={10} height={10} rx={2} />
            </svg>
            {label} <strong>{number.toLocaleString('en')}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
