// Generated from collect.schema.json by `npm run contract`. Do not edit.

/**
 * UUID in text form. Clients make version 7 (RFC 9562).
 */
export type Uuid = string;
/**
 * What the device may keep: nothing; an id for this tab; an id across visits.
 */
export type Mode = "strict" | "balanced" | "permissive";
/**
 * Unix time in milliseconds by the visitor's clock; the server corrects its skew by `sentAt`. The upper bound is the end of the year 9999.
 */
export type Time = number;
/**
 * Consent categories by name.
 *
 * @maxItems 20
 *
 * Items: Category.
 */
export type Categories = string[];
/**
 * Width and height of a screen or viewport in CSS pixels.
 *
 * @minItems 2
 * @maxItems 2
 */
export type Extent = [Side, Side];
/**
 * Length of one side in CSS pixels.
 */
export type Side = number;
/**
 * Id of a page view within its run.
 */
export type PageId = string;
/**
 * One fact, told apart by `type`. Every event has `type`, `seq`, `page` and `at`.
 */
export type CapturedEvent =
  | View
  | Click
  | Reaction
  | Move
  | Scroll
  | Scroller
  | Attention
  | Leave
  | Input
  | Submit
  | Abandon
  | Focus
  | Copy
  | Key
  | Failure
  | Vital
  | Visibility
  | Custom
  | Identify
  | Consent;
/**
 * Number of the event within its run, counted from 1 in order of emission.
 */
export type Seq = number;
/**
 * CSS pixels from the document's left or top edge.
 */
export type Coordinate = number;
/**
 * Width and height of the whole document (scroll size) in CSS pixels.
 *
 * @minItems 2
 * @maxItems 2
 */
export type Size = [Coordinate, Coordinate];
/**
 * CSS selector that found exactly one element when it was made.
 */
export type Selector = string;
/**
 * Milliseconds since the trail's first point, x, y (CSS pixels of the document).
 *
 * @minItems 3
 * @maxItems 3
 */
export type Point = [number, Coordinate, Coordinate];
/**
 * Top edge and height of what was in view (CSS pixels of the document), milliseconds.
 *
 * @minItems 3
 * @maxItems 3
 */
export type Portion = [Coordinate, Side, number];

/**
 * Body of POST /v1/events/collect, version 1. At most 1 MiB unpacked. Unknown fields are ignored. Beyond what a schema can say: each event's `page` is the id of an entry of `pages`; `seq` rises within the batch and between the batches of a run; a retried batch keeps `batch`, `run` and all the rest, only `sentAt` changes.
 */
export interface Batch {
  /**
   * The site's public key.
   */
  site: string;
  batch: Uuid;
  run: Uuid;
  visitor?: Uuid;
  mode: Mode;
  sentAt: Time;
  /**
   * Version of the client.
   */
  sdk: string;
  /**
   * Share of runs that are captured; each event counts 1/sampleRate.
   */
  sampleRate: number;
  consent?: Categories;
  screen?: Extent;
  /**
   * Device pixels to a CSS pixel.
   */
  scale?: number;
  /**
   * Preferred language (BCP 47).
   */
  language?: string;
  /**
   * Whether the browser says that a program drives it (`navigator.webdriver`).
   */
  webdriver?: boolean;
  /**
   * Every page that an event of this batch refers to, also when an earlier batch already told of it.
   *
   * @minItems 1
   * @maxItems 100
   */
  pages: Page[];
  /**
   * In order of `seq`.
   *
   * @minItems 1
   * @maxItems 100
   */
  events: CapturedEvent[];
}
/**
 * One page view. Listed in every batch that refers to it, so that a batch stands alone.
 */
export interface Page {
  id: PageId;
  /**
   * Address, scrubbed of personal data.
   */
  url: string;
  /**
   * Title of the document, scrubbed.
   */
  title?: string;
  /**
   * Where the visitor came from, scrubbed: for the first view the document's referrer, for later ones the previous view's address.
   */
  referrer?: string;
  viewport: Extent;
}
/**
 * A page came on screen: first load, single-page navigation, or return from the back-forward cache. What it shows is in `pages`.
 */
export interface View {
  type: "view";
  seq: Seq;
  page: PageId;
  at: Time;
}
/**
 * A press of a button, a touch or a keyboard activation, wherever it landed.
 */
export interface Click {
  type: "click";
  seq: Seq;
  page: PageId;
  at: Time;
  x: Coordinate;
  y: Coordinate;
  document: Size;
  /**
   * As in the DOM: 0 main, 1 middle, 2 secondary, 3 back, 4 forward.
   */
  button: number;
  /**
   * Which click of a quick series on one spot this is: 2 for the second half of a double click.
   */
  count: number;
  /**
   * True when a person's device made it, false when a script dispatched it.
   */
  trusted: boolean;
  /**
   * What pressed: a mouse, a pen, a finger, or a key of the keyboard. Missing where it isn't known.
   */
  pointer?: "mouse" | "pen" | "touch" | "key";
  target: Target;
}
/**
 * The element concerned, and the point inside it.
 */
export interface Target {
  selector: Selector;
  /**
   * Tag name in lower case.
   */
  tag: string;
  /**
   * Visible text, masked (letters x, digits 0) unless the site unmasked it.
   */
  text?: string;
  /**
   * Horizontal place inside the element: 0 left edge, 32767 right edge; 16384 where no pointer was involved.
   */
  rx: number;
  /**
   * Vertical place inside the element: 0 top edge, 32767 bottom edge; 16384 where no pointer was involved.
   */
  ry: number;
  /**
   * True when the element or an ancestor is fixed or sticky, so that its place in the document depends on scrolling.
   */
  fixed: boolean;
}
/**
 * What the page did after a click, as facts. Without this event the reaction is unknown, which is not the same as none.
 */
export interface Reaction {
  type: "reaction";
  seq: Seq;
  page: PageId;
  at: Time;
  of: Seq;
  /**
   * Milliseconds from the click to the first change of the document; null: none within `observed`.
   */
  mutation: number | null;
  /**
   * Milliseconds from the click to the first scroll; null: none within `observed`.
   */
  scroll: number | null;
  /**
   * Milliseconds from the click to a change of address or leaving the page; null: none within `observed`.
   */
  navigation: number | null;
  /**
   * Milliseconds from the click to a change of the text selection; null: none within `observed`.
   */
  selection: number | null;
  /**
   * How long the page was watched after the click, in milliseconds; shorter than usual when the page was left.
   */
  observed: number;
}
/**
 * One trail of pointer movement; `at` is the time of its first point.
 */
export interface Move {
  type: "move";
  seq: Seq;
  page: PageId;
  at: Time;
  document: Size;
  /**
   * In order of time. The first point's offset is 0.
   *
   * @minItems 1
   * @maxItems 500
   */
  points: Point[];
}
/**
 * Where the page stood when a stretch of scrolling ended.
 */
export interface Scroll {
  type: "scroll";
  seq: Seq;
  page: PageId;
  at: Time;
  y: Coordinate;
  max: Coordinate;
  document?: Size;
}
/**
 * Where an element that scrolls itself (a box, the main part of an application, a frame) stood when a stretch of scrolling ended. The page's own scrolling is `scroll`. All numbers are CSS pixels of the element's content, from its beginning: from the right edge where it runs from right to left.
 */
export interface Scroller {
  type: "scroller";
  seq: Seq;
  page: PageId;
  at: Time;
  selector: Selector;
  /**
   * Tag name in lower case.
   */
  tag: string;
  x: Coordinate;
  y: Coordinate;
  right: Coordinate;
  bottom: Coordinate;
  content: Size;
}
/**
 * For how long portions of the page were in view while somebody was engaged with it: visible, focused, and in use. A view may have several; their times add up.
 */
export interface Attention {
  type: "attention";
  seq: Seq;
  page: PageId;
  at: Time;
  document: Size;
  /**
   * In no order; they may overlap. Each stretch of time is in one portion only.
   *
   * @minItems 1
   * @maxItems 200
   */
  portions: Portion[];
}
/**
 * The view named by `page` ended: another view, another page, or closing. At most one a view.
 */
export interface Leave {
  type: "leave";
  seq: Seq;
  page: PageId;
  at: Time;
  /**
   * Milliseconds of real attention given to this view: visible, focused, and in use.
   */
  engaged: number;
}
/**
 * A field was filled in. Only how much and how long, never what, unless unmasked on purpose.
 */
export interface Input {
  type: "input";
  seq: Seq;
  page: PageId;
  at: Time;
  target: Target;
  /**
   * Length class of the value: none, 1 to 10, 11 to 50, more than 50 characters.
   */
  length: "empty" | "short" | "medium" | "long";
  /**
   * Milliseconds from focus to the last change.
   */
  fill: number;
  /**
   * Only where the site has unmasked this very field; never for passwords, cards, e-mail addresses or telephone numbers.
   */
  value?: string;
}
/**
 * A form was sent.
 */
export interface Submit {
  type: "submit";
  seq: Seq;
  page: PageId;
  at: Time;
  target: Target;
  /**
   * Number of fields that a person can fill in.
   */
  fields: number;
  /**
   * Milliseconds from the first touch of the form to sending it.
   */
  duration: number;
}
/**
 * A form was begun and left without being sent.
 */
export interface Abandon {
  type: "abandon";
  seq: Seq;
  page: PageId;
  at: Time;
  target: Target;
  /**
   * Number of fields that a person can fill in.
   */
  fields: number;
  /**
   * Number of fields that were touched.
   */
  touched: number;
  last: Selector;
  /**
   * Milliseconds from the first touch of the form to leaving it.
   */
  duration: number;
}
/**
 * An element took the keyboard focus.
 */
export interface Focus {
  type: "focus";
  seq: Seq;
  page: PageId;
  at: Time;
  target: Target;
}
/**
 * Something was copied. The text itself never leaves the browser.
 */
export interface Copy {
  type: "copy";
  seq: Seq;
  page: PageId;
  at: Time;
  target: Target;
  /**
   * Characters copied.
   */
  length: number;
}
/**
 * A keyboard shortcut. Keys that make text are never reported.
 */
export interface Key {
  type: "key";
  seq: Seq;
  page: PageId;
  at: Time;
  /**
   * Modifiers in the order Ctrl, Alt, Shift, Meta, then the key's name.
   */
  combo: string;
}
/**
 * The page failed at something.
 */
export interface Failure {
  type: "error";
  seq: Seq;
  page: PageId;
  at: Time;
  /**
   * An uncaught exception, an unhandled promise rejection, or a file that did not load.
   */
  kind: "error" | "rejection" | "resource";
  /**
   * Scrubbed of personal data.
   */
  message: string;
  /**
   * Address of the script or file, without query.
   */
  source?: string;
  /**
   * Line, from 1.
   */
  line?: number;
  /**
   * Column, from 1.
   */
  column?: number;
  /**
   * Scrubbed of personal data.
   */
  stack?: string;
}
/**
 * One web vital of the view, final value.
 */
export interface Vital {
  type: "vitals";
  seq: Seq;
  page: PageId;
  at: Time;
  name: "LCP" | "CLS" | "INP" | "FCP" | "TTFB";
  /**
   * Milliseconds; for CLS the unitless score.
   */
  value: number;
  /**
   * By the published thresholds of web vitals.
   */
  rating: "good" | "needs-improvement" | "poor";
}
/**
 * The tab came to the front or went to the back.
 */
export interface Visibility {
  type: "visible";
  seq: Seq;
  page: PageId;
  at: Time;
  state: "visible" | "hidden";
}
/**
 * Something that the site itself reports with `track`.
 */
export interface Custom {
  type: "custom";
  seq: Seq;
  page: PageId;
  at: Time;
  /**
   * Name given by the site.
   */
  name: string;
  properties?: Properties;
}
/**
 * Flat bag of values given by the site.
 */
export interface Properties {
  [k: string]: string | number | boolean | null;
}
/**
 * The site says who the visitor is. Give at least one of `email` and `userId`. Sealed on arrival.
 */
export interface Identify {
  type: "identify";
  seq: Seq;
  page: PageId;
  at: Time;
  /**
   * E-mail address (length limit of RFC 5321).
   */
  email?: string;
  /**
   * The site's own id for the person.
   */
  userId?: string;
  traits?: Properties;
}
/**
 * The visitor's consent changed.
 */
export interface Consent {
  type: "consent";
  seq: Seq;
  page: PageId;
  at: Time;
  categories: Categories;
  /**
   * Where the choice came from: a banner, the site's code, the IAB framework, Google consent mode, Global Privacy Control.
   */
  source: "banner" | "api" | "tcf" | "gcm" | "gpc";
}
