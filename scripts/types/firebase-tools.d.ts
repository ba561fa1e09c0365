/** What the tests use of firebase-tools, which has no types. */
declare module 'firebase-tools/lib/deploy/functions/params.js' {
  export function resolveParams(options: {
    params: readonly unknown[];
    firebaseConfig: { projectId: string };
    userEnvs: NodeJS.Dict<string>;
    codebase: string;
    nonInteractive: boolean;
  }): Promise<Record<string, unknown>>;
}

declare module 'firebase-tools/lib/fsAsync.js' {
  export function readdirRecursive(options: {
    path: string;
    ignoreStrings: readonly string[];
  }): Promise<{ readonly name: string }[]>;
}
