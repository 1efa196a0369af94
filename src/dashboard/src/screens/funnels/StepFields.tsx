import { ActionIcon, Autocomplete, Button, NativeSelect, TextInput } from "@mantine/core";
import { Cross } from "../../app/icons";
import type { DraftCondition, DraftStep } from "../../funnel/draft";
import { kindWords, testWords } from "../../funnel/words";
import { suggested, type Seen } from "./useSeen";
import style from "./funnels.module.css";

type Props = { step: DraftStep; name: string; seen: Seen; onChange: (step: DraftStep) => void };

const kinds = Object.entries(kindWords).map(([value, label]) => ({ value, label }));

/** What a visitor does at a step: the fields that its kind has, filled from what was seen. */
export function StepFields({ step, name, seen, onChange }: Props) {
  const change = (part: Partial<DraftStep>): void => onChange({ ...step, ...part });
  const field = (what: "page" | "selector" | "event", label: string, placeholder: string) => (
    <Autocomplete
      aria-label={`${label} of ${name}`}
      placeholder={placeholder}
      data={suggested(seen, step, what)}
      limit={30}
      maxDropdownHeight={260}
      value={step[what]}
      onChange={(value) => change({ [what]: value })}
    />
  );
  return (
    <span className={style.fields}>
      <NativeSelect
        aria-label={`Kind of ${name}`}
        data={kinds}
        value={step.kind}
        onChange={(event) => change({ kind: event.currentTarget.value as DraftStep["kind"] })}
      />
      {step.kind === "EVENT" && field("event", "Event", "Event, as bought")}
      {step.kind === "CLICK" && field("selector", "Element", "Element, as #buy")}
      {step.kind === "SUBMIT" && field("selector", "Form", "Any form")}
      {field("page", "Page", step.kind === "PAGE" ? "/cart, /products/* or a page group" : "On any page")}
      {step.kind === "EVENT" && (
        <Conditions
          conditions={step.conditions}
          name={name}
          properties={seen.properties.get(step.event) ?? []}
          onChange={(conditions) => change({ conditions })}
        />
      )}
    </span>
  );
}

const tests = Object.entries(testWords).map(([value, label]) => ({ value, label }));

type ConditionsProps = {
  conditions: readonly DraftCondition[];
  name: string;
  properties: readonly string[];
  onChange: (conditions: readonly DraftCondition[]) => void;
};

function Conditions({ conditions, name, properties, onChange }: ConditionsProps) {
  const replace = (at: number, part: Partial<DraftCondition>): void =>
    onChange(conditions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <span className={style.conditions}>
      {conditions.map(({ property, test, value }, at) => (
        <span key={at} className={style.condition}>
          <Autocomplete
            aria-label={`Property ${at + 1} of ${name}`}
            placeholder="Property"
            data={[...properties]}
            value={property}
            onChange={(next) => replace(at, { property: next })}
          />
          <NativeSelect
            aria-label={`Test ${at + 1} of ${name}`}
            data={tests}
            value={test}
            onChange={(event) => replace(at, { test: event.currentTarget.value as DraftCondition["test"] })}
          />
          {test !== "IS_THERE" && test !== "IS_ABSENT" && (
            <TextInput
              aria-label={`Value ${at + 1} of ${name}`}
              placeholder="Value"
              value={value}
              onChange={(event) => replace(at, { value: event.currentTarget.value })}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove condition ${at + 1} of ${name}`}
            onClick={() => onChange(conditions.filter((_, index) => index !== at))}
          >
            <Cross />
          </ActionIcon>
        </span>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => onChange([...conditions, { property: "", test: "IS", value: "" }])}
      >
        Add a condition
      </Button>
    </span>
  );
}
