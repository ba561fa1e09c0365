/** Whether a time zone goes by this name: of the IANA database, in any case, or an offset such as `+01:00`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
