/* Days as numbers from 1 January 1970. A span of days is [since, until): its end is the first day out. */

export const FOREVER = 2932896;
export const BEGINNING = -719162;
export const DAY = 86400000;

/**
 * The number of an ISO day; null for any other text.
 * @param {string} text
 * @returns {Day | null}
 */
export function dayOf(text) {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  const good = !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text;
  return good ? moment.getTime() / DAY : null;
}

/** @param {Day} day */
export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

const YEAR = /\b(?:1[5-9]|20)\d\d\b/g;
/**
 * The last year that a text names; 0 if it names none.
 * @param {string} text
 */
export const lastYearIn = (text) => Math.max(0, ...(text.match(YEAR) ?? []).map(Number));

/**
 * A bound as an ISO day; "" if it is open.
 * @param {Day} day
 */
export const boundOf = (day) => (day <= BEGINNING || day >= FOREVER ? "" : isoOf(day));

/** @param {Day} day */
export const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

/**
 * The same day some years later; 29 February becomes 1 March in other years.
 * @param {Day} day
 * @param {number} years
 */
export function yearsLater(day, years) {
  const moment = new Date(day * DAY);
  moment.setUTCFullYear(moment.getUTCFullYear() + years);
  return moment.getTime() / DAY;
}

/** @param {DaySpan} span */
export const isDay = ([since, until]) => until === since + 1;

/**
 * A typed day: an ISO day, a year, or a year and a month, both of which mean their first day.
 * @param {string} text
 * @returns {Day | null}
 */
export function parseDay(text) {
  const trimmed = text.trim();
  if (/^\d{4}$/.test(trimmed)) return dayOf(`${trimmed}-01-01`);
  if (/^\d{4}-\d{2}$/.test(trimmed)) return dayOf(`${trimmed}-01`);
  return dayOf(trimmed);
}

/**
 * Typed days: an ISO day, a year or a month with all its days, or two of these with a slash between.
 * @param {string} text
 * @returns {[first: Day, last: Day] | null}
 */
export function parseSpan(text) {
  const [first, last = first, more] = text.split("/");
  const [since, until] = [parseDay(first), parseLastDay(last)];
  return more !== undefined || since === null || until === null ? null : [since, until];
}

/**
 * The typed last day of an interval: a year or a month means its last day.
 * @param {string} text
 * @returns {Day | null}
 */
export function parseLastDay(text) {
  const first = parseDay(text);
  const months = { 4: 12, 7: 1 }[text.trim().length];
  if (first === null || !months) return first;
  const moment = new Date(first * DAY);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  return moment.getTime() / DAY - 1;
}
