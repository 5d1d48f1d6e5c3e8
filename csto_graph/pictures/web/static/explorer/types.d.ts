/* The types of the explorer's scripts, for the type checker and for readers; no page contains this file. */

/** A day, counted from 1 January 1970. */
type Day = number;

/** A window or a span of days; the second is the first day that no longer belongs to it. */
type DaySpan = [since: Day, until: Day];

/**
 * What is known of a start and an end: earliest and latest start, earliest and latest end, and the day until which a
 * relation that no source ends is presumed to last; for all others that is the earliest end.
 */
type Bounds = [startEarliest: Day, startLatest: Day, endEarliest: Day, endLatest: Day, endPresumed: Day];

/** Bounds as Python packs them: the day of presumption is left out where it is the earliest end. */
type PackedBounds = [startEarliest: Day, startLatest: Day, endEarliest: Day, endLatest: Day, endPresumed?: Day];

/** A place in a layout, in units of the canvas. */
type Point = [x: number, y: number];

/** The number of a term: its slug and labels are at this place in `terms`. */
type TermNumber = number;

/** A set of obligation types, as a sum of powers of two: see `types` in data/payload.js. */
type TypeSet = number;

type Certainty = "certain" | "presumed" | "possible";
type Mark = "" | "joined" | "left" | "unchanged";
type NodeKind = "state" | "organisation" | "treaty" | "event" | "person";
type EdgeKind = "membership" | "partnership" | "party" | "signature" | "participation" | "tenure" | "structure";
type Layout = "force" | "blocs" | "map";
type Theme = "auto" | "light" | "dark";
type Language = "en" | "id" | "ru";
type Shape = "dot" | "square" | "diamond" | "triangle" | "star";
type Verdict = "supported" | "contradicted" | "imprecise" | "contested" | "unverifiable";

/** A text, or a term with labels. */
type FactValue = { text: string; term?: undefined } | { term: TermNumber; text?: undefined };

interface Source {
  id: string;
  label: string;
  publisher: string;
  published: string;
  url: string;
  language: string;
  /** How its publisher asks to be cited; "" where it does not. */
  asked: string;
}

/** One row of the data with its own time and sources. */
interface Statement {
  id: string;
  kind: string;
  /** A pattern with a hole for each of the terms in `holes`, or the editors' own wording. */
  sentence: string;
  holes: TermNumber[];
  bounds: Bounds | null;
  start: string;
  end: string;
  rank: string;
  /** The statement that holds in place of this one; null if this one holds. */
  rival: Statement | null;
  best: boolean;
  confidence: string;
  note: string;
  sources: Source[];
  terms: TermNumber[];
  nodes: GraphNode[];
}

interface GraphNode {
  /** Its place in `nodes`. */
  at: number;
  id: string;
  term: TermNumber;
  kind: NodeKind;
  /** The times in which it exists, the earliest first; none if the data do not say. Only states have several. */
  lifespans: Bounds[];
  /** Short names by place of the language, or 0. */
  short: string[] | 0;
  facts: { name: string; term: TermNumber; value: FactValue }[];
  sources: Source[];
  places: Record<Layout, Point>;
  edges: GraphEdge[];
  statements: Statement[];
}

interface GraphEdge {
  /** `kind:from:to` */
  id: string;
  kind: EdgeKind;
  from: GraphNode;
  to: GraphNode;
  statements: Statement[];
  spans: (Bounds | null)[];
  /** When it carries which types of obligation. */
  phases: { types: TypeSet; bounds: Bounds }[];
  /** Whether it holds at all times, as the structure of things does. */
  timeless: boolean;
}

/** What an article of a treaty obliges its parties to. */
interface Duty {
  statement: Statement;
  treaty: GraphNode;
  /** The states that owe it, where the text names them. */
  states: GraphNode[];
  article: TermNumber;
  type: TermNumber;
  trigger: TermNumber;
  compulsion: TermNumber;
  obligor: TermNumber;
  obligee: TermNumber;
}

/** What a document says, with the verdict of the editors. */
interface Claim {
  id: string;
  document: TermNumber;
  paragraph: string;
  said_by: TermNumber[];
  paraphrase: string;
  denies: boolean;
  published: string;
  since: string;
  until: string;
  verdict: TermNumber;
  verdictSlug: Verdict;
  reason: string;
  /** Slugs of the statements and things that the verdict rests on. */
  basis: string[];
  about: GraphNode[];
  sources: Source[];
}

/** One line of a case: who owes whom what, and whether it is owed. */
interface CaseRow {
  round: number;
  status: string;
  type: string;
  compulsion: string;
  treaty: string;
  obligee: string;
  obligors: string[];
  paraphrase: string;
  why: string;
  sources: string;
}

interface Case {
  attacked: string;
  attackers: string[];
  rows: CaseRow[];
}

type Translated = Partial<Record<Language, string>> & { en: string };

interface StoryStep {
  day: string;
  lit: string[];
  select?: string;
  text: Translated;
  case?: boolean;
}

interface Story {
  id: string;
  title: Translated;
  steps: StoryStep[];
  case: Case | null;
}

/** How the page opens. */
interface Opening {
  title: string;
  days: DaySpan;
  first: Day;
  last: Day;
  at_least: Certainty;
  focus: string;
  measure: string;
  layout: Layout;
  language: Language;
  according_to: string;
  kinds: NodeKind[];
  lines: EdgeKind[];
}

type Words = Record<string, string>;
type Columns<T> = { [Column in keyof T]: T[Column][] };

/** What Python packs: csto_graph/pictures/web/explorer/payload.py. Numbers point into the other tables. */
interface Payload {
  nodes: Columns<{
    term: number;
    kind: number;
    lifespans: number[];
    short: string[] | 0;
    facts: number[];
    sources: number[];
    force: number;
    blocs: number;
    map: number;
  }>;
  edges: Columns<{
    kind: number;
    from: number;
    to: number;
    statements: number[];
    spans: number[];
    phases: number[];
  }>;
  statements: Columns<{
    id: string;
    kind: number;
    sentence: number;
    holes: number[];
    parts: number[];
    bounds: number;
    start: number;
    end: number;
    rank: number;
    rival: number;
    confidence: number;
    note: number;
    sources: number[];
  }>;
  duties: Columns<{
    statement: number;
    treaty: number;
    states: number[];
    article: number;
    type: number;
    trigger: number;
    compulsion: number;
    obligor: number;
    obligee: number;
  }>;
  sources: Columns<{
    id: string;
    label: string;
    url: string;
    publisher: number;
    published: number;
    language: number;
    asked: number;
  }>;
  claims: (Omit<Claim, "about" | "sources" | "verdictSlug"> & { about: number[]; sources: number[] })[];
  stories: Story[];
  terms: { slug: string[]; en: string[] } & Record<Language, (string | 0)[]>;
  ties: EdgeKind[];
  texts: string[];
  bounds: PackedBounds[];
  edition: { version: string; released: string; identifier: string; bibtex: string };
  opening: Opening;
  looks: { kinds: NodeKind[]; shapes: Shape[] };
  types: string[];
  /** The roles of those who take part in an organisation without being a full member. */
  partners: string[];
  choices: { layouts: Layout[]; measures: string[]; themes: Theme[]; certainties: Certainty[] };
  colours: Record<"light" | "dark", Palette>;
  words: Record<Language, Words>;
  outlines: number[][];
  contested: number[][];
}

/** What the reader asked for; see `defaults` in state/view-state.js. */
interface View {
  since: Day;
  until: Day;
  compared: Day | null;
  /** The lowest certainty that shows. */
  atLeast: Certainty;
  recent: number;
  layout: Layout;
  measure: string;
  language: Language;
  theme: Theme;
  kinds: NodeKind[];
  lines: EdgeKind[];
  types: string[];
  organisations: string[];
  regions: string[];
  events: string[];
  selected: string;
  near: boolean;
  path: string;
  tab: string;
  story: string;
  claim: string;
  verdict: string;
  twin: boolean;
  lit: Set<string> | null;
}

type ViewKey = keyof View;

interface NodeEntry {
  node: GraphNode;
  certainty: Certainty;
  mark: Mark;
}

interface EdgeEntry {
  edge: GraphEdge;
  certainty: Certainty;
  mark: Mark;
  types: TypeSet;
}

/** What is on screen, by id. */
interface Scene {
  nodes: Map<string, NodeEntry>;
  edges: Map<string, EdgeEntry>;
}

type Dashes = number[] | false;

interface LineLook {
  colour: string;
  width: number;
  dashes: Dashes;
}

interface NodeLook {
  shape: Shape;
  colour: string;
  border: string;
  width: number;
  size: number;
  plain: boolean;
  dashes: Dashes;
}

type NodeStyle = NodeLook & { faint: boolean; chosen: boolean };
type EdgeStyle = LineLook & { opacity: number };

/** A mark over the picture: a circle around its place, or a line or an area through its places. */
interface OverlayMark {
  places: Point[];
  colour: string;
  radius?: number;
  width?: number;
  dashes?: number[];
  filled?: boolean;
  label?: string;
}

/** A rectangle on screen, in pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What an element may be given: text, nodes, and nothing. */
type Child = Node | string | null | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

type Pen = CanvasRenderingContext2D;

/* vis-network, as far as the page uses it. */

interface VisEdge {
  id: string;
  from: string;
  to: string;
  color: string;
  width: number;
  dashes?: Dashes;
  smooth?: { enabled: boolean; type: string; roundness: number };
}

interface VisDataSet {
  update(items: object[]): void;
  remove(ids: string[]): void;
  get(id: string): object | null;
}

interface VisAnimation {
  duration: number;
  easingFunction?: string;
}

interface VisNetwork {
  getScale(): number;
  getViewPosition(): { x: number; y: number };
  getConnectedNodes(id: string): string[];
  canvasToDOM(place: { x: number; y: number }): { x: number; y: number };
  DOMtoCanvas(place: { x: number; y: number }): { x: number; y: number };
  fit(options: { nodes?: string[]; maxZoomLevel?: number; animation?: VisAnimation | boolean }): void;
  moveTo(options: { scale?: number; position?: { x: number; y: number }; animation?: VisAnimation | boolean }): void;
  redraw(): void;
  on(event: "beforeDrawing" | "afterDrawing", listener: (pen: Pen) => void): void;
  on(event: "click", listener: (hit: { nodes: string[]; edges: string[] }) => void): void;
  on(event: "hoverNode", listener: (hit: { node: string }) => void): void;
  on(event: "blurNode" | "dragStart" | "dragEnd" | "zoom", listener: () => void): void;
  once(event: "afterDrawing", listener: () => void): void;
}

declare const vis: {
  DataSet: new () => VisDataSet;
  Network: new (place: HTMLElement, data: { nodes: VisDataSet; edges: VisDataSet }, options: object) => VisNetwork;
};

/** For tests and for the curious. */
interface Window {
  csto: Record<string, unknown>;
}

/* What single modules pass around. */

/** The kinds of things and ties that show. */
type KindsShown = Pick<View, "kinds" | "lines">;

/** A scene before its entries are keyed by id. */
interface RawScene {
  nodes: Map<GraphNode, NodeEntry>;
  edges: Map<GraphEdge, EdgeEntry>;
}

/** As much of an entry as the look of a tie depends on, so that the legend can show one. */
interface LegendEdge {
  edge: { kind?: EdgeKind };
  certainty: Certainty;
  mark: Mark;
  types: TypeSet;
}

type FilterField = "organisations" | "regions" | "events";

interface Filter {
  options: () => [id: string, name: string][];
  name: (id: string) => string;
}

/** Reads a text of the address into values of the view; null if the text is not understood. */
type ReadKey = (text: string) => Partial<View> | null;

/** Writes a part of the view for the address; null for the default. */
type WriteKey = () => string | null;

type ChoiceField = "atLeast" | "layout" | "measure" | "language" | "theme" | "tab";
type ListField = "kinds" | "lines" | "types" | FilterField;
type FlagField = "near" | "twin";

/** What search found: a thing, and how well it fits; 0 is best. */
interface Match {
  node: GraphNode;
  found: number;
}

interface Label {
  id: string;
  size: number;
  text: string;
  font: string;
  height: number;
  place: Point;
}

type PlacedLabel = Label & { box: Box; spot: { x: number; y: number } };

/** A node on a sheet of SVG. */
interface PlacedNode {
  entry: NodeEntry;
  look: NodeStyle;
  place: Point;
  size: number;
}

/** A row of the legend in a picture that leaves the page: draws itself with its left edge at x, around y. */
type LegendRow = [text: string, draw: (x: number, y: number) => string];

interface Palette {
  paper: string;
  ink: string;
  soft: string;
  halo: string;
  coast: string;
  accent: string;
  kinds: Record<NodeKind, string>;
  /** By type of obligation; "" for none. */
  types: Record<string, string>;
  lines: Partial<Record<EdgeKind, string>>;
  marks: Record<Exclude<Mark, "">, string>;
}

/** Columns are keys of words; a row has a text for each column, and the id of what it is about. */
interface DataTable {
  columns: string[];
  rows: { id: string; cells: string[] }[];
}

type ExportForm = [extension: string, mediaType: string, make: () => string | Promise<Blob | null>];

/** A broken pledge, help that is owed, help that may be owed, what is no help, and what the text does not ask. */
type DutyStatus = "broken" | "help" | "maybe" | "consult" | "not-met";

interface CurrentStep {
  story: Story;
  at: number;
  step: StoryStep;
}

/** The elements of templates/explorer.html that are more than an HTMLElement. */
interface PageElements {
  search: HTMLInputElement;
  "path-field": HTMLInputElement;
  date: HTMLInputElement;
  last: HTMLInputElement;
  other: HTMLInputElement;
  slider: HTMLInputElement;
  "at-least": HTMLSelectElement;
  layout: HTMLSelectElement;
  language: HTMLSelectElement;
  measure: HTMLSelectElement;
  theme: HTMLSelectElement;
  strip: HTMLCanvasElement;
}
