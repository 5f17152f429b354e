const dayMs = 86_400_000;
const two = (number: number): string => String(number).padStart(2, '0');

/** Built-in number formats of Excel that are dates or hours; 45–47 are elapsed time and stay numbers. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a custom format shows a date: it has days, months, years or hours outside quotes, colours and elapsed time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  if (/\[(h+|m+|s+)\]/i.test(code)) return false;
  const plain = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general|am\/pm|a\/p/gi, '');
  return /[dmyh]/i.test(plain);
}

function timeOf(fraction: number): string {
  const seconds = Math.round(fraction * 86_400);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
}

/**
 * A serial number as Excel keeps dates → ISO: «2024-03-05», or with the hour when it has one. Null for what is no date in
 * this system: negative, below one day (an hour alone), or beyond the year 9999.
 * The 1900 system counts a 29 February 1900 that never was (serial 60): it is told as such, and refused later as impossible.
 */
export function serialToIso(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < (from1904 ? 0 : 1) || serial >= 2_958_466) return null;
  let day = Math.floor(serial);
  let time = timeOf(serial - day);
  if (time === '24:00:00') [day, time] = [day + 1, '00:00:00'];
  if (!from1904 && day === 60) return '1900-02-29';
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  const date = new Date(epoch + day * dayMs).toISOString().slice(0, 10);
  return time === '00:00:00' ? date : `${date}T${time}`;
}
