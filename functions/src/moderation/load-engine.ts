/** Imports what judges and learns when it is first needed: its tables must cost no instance its start. */
export function loadEngine() {
  return import('./engine.js');
}
