/* The lines that make sense of a kind of thing: they come and go with it. */
import { kinds, tieKinds } from "./data.js";

const COMPANIONS = { treaty: ["party", "signature"], event: ["participation"], person: ["tenure"] };

const ordered = (list, all) => all.filter((each) => list.includes(each));

/* The kinds of things and of lines that show once one kind is switched on, or off. */
export function switched(shown, kind, on) {
  const keep = (list, values) => (on ? [...list, ...values] : list.filter((each) => !values.includes(each)));
  return { kinds: ordered(keep(shown.kinds, [kind]), kinds), lines: ordered(keep(shown.lines, COMPANIONS[kind] ?? []), tieKinds) };
}

/* What else must show for a thing to be seen with its ties; nothing where all of it does. */
export function needed(shown, kind) {
  const there = shown.kinds.includes(kind) && (COMPANIONS[kind] ?? []).every((line) => shown.lines.includes(line));
  return there ? {} : switched(shown, kind, true);
}
