/** The package has no types of its own. */
declare module '@joplin/turndown-plugin-gfm' {
  import type TurndownService from 'turndown';

  /** `del`, `s` and `strike` as text between two tildes. */
  export const strikethrough: TurndownService.Plugin;
  /** Boxes at the start of list items as `[ ]` and `[x]`. */
  export const taskListItems: TurndownService.Plugin;
}
