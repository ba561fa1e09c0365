/** From which score on a submission is what; a site may set its own. */
export interface Thresholds {
  /** From here on a moderator should look: 1 in 10 to 20 of honest messages, and 19 in 20 of spam. */
  readonly unsure: number;
  /** From here on it is stored and not mailed: no more than 1 in 200 of honest messages. Above `unsure`. */
  readonly spam: number;
}

/** Chosen by the development corpus (`npm run bench spam`, docs/adr/0045-moderation.md). */
export const DEFAULT_THRESHOLDS: Thresholds = { unsure: 0.3, spam: 5 };
