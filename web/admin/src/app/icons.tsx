/** Icons, drawn by hand on 20 × 20, in the colour of the text beside them. */

/** By what they stand for. */
export const ICONS = {
  home: 'M3 9.5 10 3.500l7 6M5 8.500V16.500h10V8.5',
  post: 'M5 3h7l3 3v11H5zM8 9h4.500M8 12.500h4.5',
  page: 'M5 3h10v14H5z',
  project: 'M3 6.500h14v9.500H3zM7.5 6.500V4h5v2.5',
  media: 'M3 4.500h14v11H3zM3.5 14l4-4 3 3 2.5-2 3.5 3',
  tag: 'M3.5 9.500v-6h6l7 7-6 6zM6.6 6.500h.01',
  message: 'M3 4.500h14v9.500H9l-4 3v-3H3z',
  user: 'M10 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c.5-3.5 3-5 6-5s5.5 1.5 6 5',
  users:
    'M7.5 9a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.400ZM2.5 16.500c.4-3 2.4-4.7 5-4.700s4.6 1.7 5 4.700M13 4a2.6 2.6 0 0 1 0 5M14.5 12c1.7.5 2.8 2 3 4.5',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  redirect: 'M4 4v5.500a2 2 0 0 0 2 2h10M12.5 8l3.5 3.5-3.5 3.5',
  transfer: 'M6.5 16V4M3.5 7l3-3 3 3M13.5 4v12M10.5 13l3 3 3-3',
  job: 'M10 3a7 7 0 1 0 7 7M10 6v4l2.5 2',
  mail: 'M3 5h14v10H3zM3.5 5.5 10 10.500l6.5-5',
  log: 'M6 5h11M6 10h11M6 15h11M3 5h.01M3 10h.01M3 15h.01',
  report: 'M4 17V9.500M10 17V3.500M16 17v-5',
  todo: 'M3.5 10.500l4 4 9-9.5',
  menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  plus: 'M10 4v12M4 10h12',
} as const;

/** An icon beside words, which say the same. */
export function Icon({ name }: { name: keyof typeof ICONS }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}
