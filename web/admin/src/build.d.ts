/** Whether this is a build of `npm start`, whose page loads itself again when a source file has changed. */
declare const IS_LOCAL: boolean;

declare module '*.css';
