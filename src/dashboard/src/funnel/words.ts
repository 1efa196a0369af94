import type { FunnelFiguresPartsFragment, FunnelStepPartsFragment } from "../api/contract";
import { durationWords } from "../session/words";

export type Step = FunnelStepPartsFragment;
export type StepFigures = FunnelFiguresPartsFragment["steps"][number];
type Share = NonNullable<StepFigures["overall"]>;

export const kindWords: Record<Step["kind"], string> = {
  PAGE: "Page",
  CLICK: "Click",
  EVENT: "Event",
  SUBMIT: "Form sent",
};

export const testWords: Record<Step["conditions"][number]["test"], string> = {
  IS: "is",
  IS_NOT: "is not",
  CONTAINS: "contains",
  IS_AT_LEAST: "is at least",
  IS_AT_MOST: "is at most",
  IS_THERE: "is there",
  IS_ABSENT: "is absent",
};

/** What a step asks for: `/cart`, `#buy on /products/*`, `bought, total is at least 50`. */
export function stepWords({ kind, page, selector, event, conditions }: Step): string {
  const where = page === null ? "" : ` on ${page}`;
  if (kind === "PAGE") return page ?? "any page";
  if (kind === "CLICK") return `${selector ?? "anything"}${where}`;
  if (kind === "SUBMIT") return `${selector ?? "any form"}${where}`;
  const asked = conditions.map(({ property, test, value }) =>
    [property, testWords[test], value].filter((word) => word !== null).join(" "),
  );
  return [event ?? "", ...asked].join(", ") + where;
}

const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });
const points = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1, signDisplay: "exceptZero" });

export const shareWords = (share: Share | null): string =>
  share === null ? "–" : percent.format(share.value);

/** With 95 % confidence between what: `8.1 % to 12.4 %`. */
export const rangeOfShare = ({ low, high }: Share): string =>
  `${percent.format(low)} to ${percent.format(high)}`;

/** A difference of shares in points of a hundred: `+3.2 points (0.4 to 6)`. */
export const differenceWords = ({ value, low, high }: Share): string =>
  `${points.format(value * 100)} points (${points.format(low * 100)} to ${points.format(high * 100)})`;

/** How long the step took: `half within 2 min, nine of ten within 5 min`; null where nobody took it. */
export function timeWords({ medianMs, ninetiethMs }: StepFigures): string | null {
  if (medianMs === null || ninetiethMs === null) return null;
  return `half within ${durationWords(medianMs)}, nine of ten within ${durationWords(ninetiethMs)}`;
}
