/** The drawings that every site has, in the four inks of the stylesheet. */

/** Beside the site's name, where its owner has no logo. */
export function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <circle class="riso-marigold" cx="20" cy="11.5" r="8.5" />
      <path
        class="riso-violet"
        d="M4.5 30C.9 23.6 2.2 17.5 6.4 13.9 10 10.9 11.2 7.5 9.8 2c6.8 4.7 9.3 11.3 6.9 17.5-1.6 4-1.5 7.4.5 10.5Z"
      />
      <path
        class="riso-ember"
        d="M13.5 30c-3-5-2-9.4 1.3-12.5 2.7-2.6 3.6-5.2 3-9 6 4.2 8.4 9.3 7.3 14.5-.5 2.6-.2 4.8 1.1 7Z"
      />
    </svg>
  );
}

/** Three tongues of flame, before a sun where the page has room for it. */
export function Flames({ class: className, hasSun }: { class: string; hasSun: boolean }) {
  return (
    <svg class={className} viewBox="24 20 392 404" aria-hidden="true">
      {hasSun && <circle class="riso-marigold" cx="272" cy="168" r="140" />}
      <path
        class="riso-violet"
        d="M60 424C10 330 30 240 92 190c52-42 68-92 48-166 96 66 130 160 96 246-22 56-24 104 8 154Z"
      />
      <path
        class="riso-rose"
        d="M140 424C92 352 108 282 160 236c44-40 58-80 46-140 84 60 118 140 96 214-12 42-8 78 18 114Z"
      />
      <path
        class="riso-ember"
        d="M236 424c-34-54-22-102 14-136 30-28 40-56 34-98 66 46 92 102 80 158-6 28-2 52 12 76Z"
      />
    </svg>
  );
}
