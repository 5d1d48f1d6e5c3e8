/* What statements say, in the language of the page. csto_graph/statements.py makes patterns with holes for labels; here they are read. */
import { terms } from "./data.js";
import { termLabel } from "./naming.js";
import { t } from "./words.js";

const HOLE = "\ue000";

/* The forms of patterns and of their parts; the words of each are t(`sentence.${name}`) with the parts by name. */
const FORMS = Object.entries({
  behalf: /^(?<what>.+), on behalf of (?<whom>\ue000)$/,
  acting: /^(?<what>.+) \(acting\)$/,
  membership: /^(?<one>\ue000): (?<role>\ue000) of (?<other>\ue000)(?<rest>.*)$/,
  participation: /^(?<one>.+): (?<role>\ue000) in (?<other>\ue000)$/,
  seat: /^(?<one>\ue000): seat in (?<city>.+), (?<other>\ue000)$/,
  figure: /^(?<about>.+): (?<amount>\d.*) (?<measure>\ue000), (?<status>\ue000)$/,
  share: /^(?<whole>\ue000), part of (?<whose>\ue000)$/,
  range: /^(?<low>\d\S*) to (?<high>\d\S*)$/,
  least: /^(?<low>\d\S*) or more$/,
  affirms: /^(?<who>.+): affirms: (?<what>\ue000)$/,
  denies: /^(?<who>.+): denies: (?<what>\ue000)$/,
  voice: /^(?<one>\ue000), for (?<other>\ue000)$/,
});

const holesIn = (pattern) => pattern.split(HOLE).length - 1;

/* A pattern with its holes filled, in the words of the page where it has one of the forms; parts may have forms of their own. */
function filled(pattern, holes, own = "") {
  for (const [name, form] of FORMS) {
    const groups = form.exec(pattern)?.groups;
    if (groups) return t(`sentence.${name}`, { ...parts(groups, holes), ...own });
  }
  const texts = pattern.split(HOLE);
  return texts.map((text, at) => text + (at < texts.length - 1 ? termLabel(holes[at]) : "")).join("");
}

/* The parts stand in the order of the pattern, and so do the terms for the holes. */
function parts(groups, holes) {
  const values = {};
  let at = 0;
  for (const [name, part] of Object.entries(groups)) {
    const end = at + holesIn(part);
    values[name] = filled(part, holes.slice(at, end));
    at = end;
  }
  return values;
}

/* Whether a sentence is the editors' own wording, which there is in English alone. */
export const isWording = (statement) => !holesIn(statement.sentence);

/* What a statement itself is called, as events are, and seats after their cities; "" for others. */
function ownName(statement) {
  const own = statement.terms.find((term) => terms.slug[term] === statement.id);
  return own === undefined ? "" : termLabel(own);
}

export function sentence(statement) {
  if (isWording(statement)) return statement.sentence;
  const [own, { kind, holes }] = [ownName(statement), statement];
  if (own && kind === "Event") return `${termLabel(holes[0])}: ${own}`;
  return filled(statement.sentence, holes, own && { city: own });
}
