import { useMemo } from "react";
import { useQuery } from "urql";
import { StepsSeenDocument, type StepsSeenQuery } from "../../api/contract";
import type { DraftStep } from "../../funnel/draft";
import { momentsOf } from "../heatmap/range";
import { useQuarterHour } from "../heatmap/useQuarterHour";

type SeenStep = StepsSeenQuery["stepsSeen"]["steps"][number];

export type Seen = {
  /** What most did first. */
  readonly steps: readonly SeenStep[];
  /** By event: the declared properties that it came with. */
  readonly properties: ReadonlyMap<string, readonly string[]>;
};

/** What the latest visitors did that a step can ask for. Nothing while it is read: fields can be filled without it. */
export function useSeen(site: string): Seen {
  const month = momentsOf({ name: "month" }, useQuarterHour());
  const [{ data }] = useQuery({ query: StepsSeenDocument, variables: { site, ...month, first: 500 } });
  return useMemo(() => {
    const steps = data?.stepsSeen.steps ?? [];
    const properties = new Map(
      steps.flatMap(({ event, properties }) => (event === null ? [] : [[event, properties]])),
    );
    return { steps, properties };
  }, [data]);
}

/** What a field can be filled with: of the step's kind, and on its page where that is named already. */
export function suggested(seen: Seen, step: DraftStep, field: "page" | "selector" | "event"): string[] {
  const page = step.page.trim();
  const fitting = seen.steps.filter(
    (one) =>
      (field === "page" && step.kind === "EVENT" ? one.kind === "PAGE" : one.kind === step.kind) &&
      (field === "page" || page === "" || page.includes("*") || one.page === null || one.page === page) &&
      (field !== "page" || step.selector === "" || one.selector === step.selector),
  );
  return [
    ...new Set(fitting.map((one) => one[field]).filter((text) => text !== null && text !== "")),
  ] as string[];
}
