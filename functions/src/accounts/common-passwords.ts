import { dictionary } from '@zxcvbn-ts/language-common';

/** The 49,000 most used passwords, lower case. 400 kB of code: imported when the first password is chosen. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common']);
