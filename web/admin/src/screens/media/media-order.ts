/** In which order the media library stands. */
import type { Filter, Option } from '../../list/filters.js';

/** With these the API has files by time alone. */
const BY_TIME_ALONE = ['q', 'from', 'to'];

const BY_TIME: readonly Option[] = [
  ['', 'Newest first'],
  ['created_at', 'Oldest first'],
];

const BY_OTHERS: readonly Option[] = [
  ['file_name', 'By name'],
  ['-bytes', 'Largest first'],
];

type Asked = Readonly<Record<string, string>>;

/** The orders to choose from. Those that are not to be had with what narrows the library say so. */
export function orderOf(asked: Asked): Filter {
  const others = isByTime(asked)
    ? BY_OTHERS.map(([value, label]): Option => [value, `${label} (not with search or days)`])
    : BY_OTHERS;
  return { name: 'sort', label: 'Order', options: [...BY_TIME, ...others] };
}

/** What the API is asked: without an order that it refuses with the rest, which is there again once the rest is taken away. */
export function inPossibleOrder(asked: Asked): Record<string, string> {
  const { sort, ...rest } = asked;
  const isLeftOut = sort === undefined || (isByTime(asked) && !sort.endsWith('created_at'));
  return isLeftOut ? rest : { ...rest, sort };
}

function isByTime(asked: Asked): boolean {
  return BY_TIME_ALONE.some((name) => asked[name]);
}
