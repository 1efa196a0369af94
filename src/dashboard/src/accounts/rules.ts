import type { IntentKind, IntentRuleInput, IntentRulesInput, RuleSetFragment } from "../api/contract";

export type Rules = Required<IntentRulesInput>;

export const kinds: readonly { readonly value: IntentKind; readonly label: string }[] = [
  { value: "PAGE", label: "Page seen" },
  { value: "CLICK", label: "Element clicked" },
  { value: "EVENT", label: "Event of the site" },
  { value: "SUBMIT", label: "Form sent" },
  { value: "VISIT", label: "Each visit" },
  { value: "RETURN", label: "Back another day" },
  { value: "PEOPLE", label: "Each further person" },
];

/** Which field says what exactly a rule is about; null where the kind says all. */
export function fieldOf(kind: IntentKind): "page" | "selector" | "event" | null {
  switch (kind) {
    case "PAGE":
    case "SUBMIT":
      return "page";
    case "CLICK":
      return "selector";
    case "EVENT":
      return "event";
    case "VISIT":
    case "RETURN":
    case "PEOPLE":
      return null;
  }
}

/** What is sent to draft rules that were read: the input's fields only. */
export const inputOf = ({ rules, scale, researching, highIntent }: RuleSetFragment): Rules => ({
  rules: rules.map(({ name, kind, page, selector, event, conditions, weight, cap, halfLifeHours }) => ({
    ...{ name, kind, page, selector, event, weight, cap, halfLifeHours },
    conditions: conditions.map(({ property, test, value }) => ({ property, test, value })),
  })),
  scale,
  researching,
  highIntent,
});

/** A rule to begin with. */
export const freshRule: IntentRuleInput = {
  name: "",
  kind: "PAGE",
  page: "",
  selector: null,
  event: null,
  conditions: [],
  weight: 10,
  cap: 30,
  halfLifeHours: 7 * 24,
};

/** Another kind asks for another field; what was in those that it doesn't ask for would be refused, or would narrow it unseen. */
export function withKind(rule: IntentRuleInput, kind: IntentKind): IntentRuleInput {
  const field = fieldOf(kind);
  const said = rule.page ?? rule.selector ?? rule.event ?? "";
  return {
    ...rule,
    kind,
    page: field === "page" ? said : null,
    selector: field === "selector" ? said : null,
    event: field === "event" ? said : null,
    conditions: kind === "EVENT" ? (rule.conditions ?? []) : [],
  };
}

/** Why rules can't be drafted, in words; null when they can. */
export function problemOf({ rules, researching, highIntent }: Rules): string | null {
  const nameless = rules.findIndex(({ name }) => name.trim() === "");
  if (nameless >= 0) return `Give rule ${nameless + 1} a name: the ledger shows it.`;
  const vague = rules.find((rule) => {
    const field = fieldOf(rule.kind);
    return field !== null && rule.kind !== "SUBMIT" && (rule[field] ?? "").trim() === "";
  });
  if (vague !== undefined) return `Say of “${vague.name}” what it is about.`;
  if (researching >= highIntent) return "High intent must begin above Researching.";
  return null;
}

/** The form that is sent: no spaces around, nothing where nothing was written. */
export const trimmed = (rules: Rules): Rules => ({
  ...rules,
  rules: rules.rules.map((rule) => ({
    ...rule,
    name: rule.name.trim(),
    page: rule.page?.trim() || null,
    selector: rule.selector?.trim() || null,
    event: rule.event?.trim() || null,
  })),
});
