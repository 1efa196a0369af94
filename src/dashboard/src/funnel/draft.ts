import type {
  FunnelInput,
  FunnelPartsFragment,
  FunnelStepInput,
  PropertyConditionInput,
  StepKind,
} from "../api/contract";

/** What an editor holds of a step: texts as they stand in the fields. */
export type DraftStep = {
  readonly kind: StepKind;
  readonly page: string;
  readonly selector: string;
  readonly event: string;
  readonly conditions: readonly DraftCondition[];
};
export type DraftCondition = {
  readonly property: string;
  readonly test: PropertyConditionInput["test"];
  readonly value: string;
};
export type DraftExclusion = { readonly after: number; readonly step: DraftStep };
export type Draft = {
  readonly name: string;
  readonly steps: readonly DraftStep[];
  readonly order: NonNullable<FunnelInput["order"]>;
  readonly counting: NonNullable<FunnelInput["counting"]>;
  readonly matching: NonNullable<FunnelInput["matching"]>;
  /** Minutes. */
  readonly window: number;
  readonly exclusions: readonly DraftExclusion[];
};

export const newStep = (kind: StepKind = "PAGE"): DraftStep => ({
  kind,
  page: "",
  selector: "",
  event: "",
  conditions: [],
});

export const newDraft: Draft = {
  name: "",
  steps: [newStep(), newStep()],
  order: "ORDERED",
  counting: "VISITORS",
  matching: "FIRST",
  window: 60,
  exclusions: [],
};

type Funnel = FunnelPartsFragment;

export const draftOf = ({ name, steps, order, counting, matching, window, exclusions }: Funnel): Draft => ({
  name,
  steps: steps.map(stepOf),
  order,
  counting,
  matching,
  window: window / 60_000,
  exclusions: exclusions.map(({ after, step }) => ({ after, step: stepOf(step) })),
});

const stepOf = ({ kind, page, selector, event, conditions }: Funnel["steps"][number]): DraftStep => ({
  kind,
  page: page ?? "",
  selector: selector ?? "",
  event: event ?? "",
  conditions: conditions.map(({ property, test, value }) => ({ property, test, value: value ?? "" })),
});

/** Whether there is enough of a step to ask for it. */
export function isWhole({ kind, page, selector, event, conditions }: DraftStep): boolean {
  if (conditions.some(({ property }) => property.trim() === "")) return false;
  if (kind === "PAGE") return page.trim() !== "";
  if (kind === "CLICK") return selector.trim() !== "";
  return kind === "SUBMIT" || event.trim() !== "";
}

/** What is sent of a draft; null while there are not two whole steps, or one is not whole. */
export function inputOf(draft: Draft): FunnelInput | null {
  const { steps, exclusions, order, counting, matching, window } = draft;
  if (steps.length < 2 || ![...steps, ...exclusions.map(({ step }) => step)].every(isWhole)) return null;
  return {
    name: draft.name.trim() || "Unnamed",
    steps: steps.map(stepInput),
    order,
    counting,
    matching,
    window: Math.round(window * 60_000),
    exclusions: exclusions.map(({ after, step }) => ({ after, step: stepInput(step) })),
  };
}

const orNull = (text: string): string | null => text.trim() || null;

/** Only the fields that the kind has: what was typed for another kind is not sent. */
function stepInput({ kind, page, selector, event, conditions }: DraftStep): FunnelStepInput {
  const hasElement = kind === "CLICK" || kind === "SUBMIT";
  return {
    kind,
    page: orNull(page),
    selector: hasElement ? orNull(selector) : null,
    event: kind === "EVENT" ? orNull(event) : null,
    conditions: kind === "EVENT" ? conditions.map(conditionInput) : [],
  };
}

const conditionInput = ({ property, test, value }: DraftCondition): PropertyConditionInput => ({
  property: property.trim(),
  test,
  value: test === "IS_THERE" || test === "IS_ABSENT" ? null : value.trim(),
});

/** The list with one item in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
