/** Whether a body with this `Content-Encoding` is anything but as it was written. */
export function isCompressed(encoding: string | undefined): boolean {
  return encoding !== undefined && encoding.toLowerCase() !== 'identity';
}
