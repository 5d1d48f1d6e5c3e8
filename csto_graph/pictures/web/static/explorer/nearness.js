/* How near one text is to another: single letters put in, left out, changed or swapped; and an ending more or less. */

/* How many letters must be put in, left out, changed or swapped to make one text of the other; more than `most` is most + 1. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [null, Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

/* How many letters may be wrong in a word or a name. */
export const allowed = (text) => (text.length < 4 ? 0 : text.length < 7 ? 1 : 2);

const ENDING = 3; // letters by which a word may be longer than its stem, as "northern" is than "north"
const STEM = 5;

/* How far a typed word is from a word of a name: 0 for it or its beginning, null where they are too far apart. */
export function away(typed, word) {
  if (word.startsWith(typed)) return 0;
  const most = allowed(typed);
  const whole = most ? distance(word, typed, most) : 1;
  if (whole <= most) return whole;
  if (word.length < STEM || typed.length <= word.length) return null;
  const stems = [-1, 0, 1].map((more) => word.length + more).filter((length) => length <= typed.length && typed.length - length <= ENDING);
  const nearest = Math.min(...stems.map((length) => distance(word, typed.slice(0, length), 1)));
  return nearest <= 1 ? nearest + 1 : null;
}
