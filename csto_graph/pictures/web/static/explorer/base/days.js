/* Days are counted from 1 January 1970; a window of days is [since, until), an end is the first day out. */

export const FOREVER = 2932896;
export const BEGINNING = -719162;
export const DAY = 86400000;

/* The number of an ISO day, or null for any other text. */
export function dayOf(text) {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  const good = !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text;
  return good ? moment.getTime() / DAY : null;
}

export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/* A bound as an ISO day; an open one is empty. */
export const boundOf = (day) => (day <= BEGINNING || day >= FOREVER ? "" : isoOf(day));

export const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

/* The same day some years later; 29 February becomes 1 March. */
export function yearsLater(day, years) {
  const moment = new Date(day * DAY);
  moment.setUTCFullYear(moment.getUTCFullYear() + years);
  return moment.getTime() / DAY;
}

export const isDay = ([since, until]) => until === since + 1;

/* What a person may type for a day: ISO, or a year alone, or a year and a month. */
export function parseDay(text) {
  const trimmed = text.trim();
  if (/^\d{4}$/.test(trimmed)) return dayOf(`${trimmed}-01-01`);
  if (/^\d{4}-\d{2}$/.test(trimmed)) return dayOf(`${trimmed}-01`);
  return dayOf(trimmed);
}

/* What a person may type for days: as above, of which a year or a month means all its days, or two with a stroke between. */
export function parseSpan(text) {
  const [first, last = first, more] = text.split("/");
  const span = [parseDay(first), parseLastDay(last)];
  return more === undefined && !span.includes(null) ? span : null;
}

/* The same for the day with which an interval ends: the last of the year or month. */
export function parseLastDay(text) {
  const first = parseDay(text);
  const months = { 4: 12, 7: 1 }[text.trim().length];
  if (first === null || !months) return first;
  const moment = new Date(first * DAY);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  return moment.getTime() / DAY - 1;
}
