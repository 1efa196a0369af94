import { ActionIcon, NumberInput, Select, TextInput } from "@mantine/core";
import type { IntentKind, IntentRuleInput } from "../../../api/contract";
import { fieldOf, kinds, withKind } from "../../../accounts/rules";
import { Cross } from "../../../app/icons";
import style from "./rules.module.css";

const placeholders = { page: "/pricing/**", selector: "#request-demo", event: "signup" };
const asked = { page: "Page", selector: "Element", event: "Event" };

type Props = {
  number: number;
  rule: IntentRuleInput;
  onChange: (rule: IntentRuleInput) => void;
  onRemove: () => void;
};

/** One rule: what it is about, and what that is worth for how long. */
export function RuleRow({ number, rule, onChange, onRemove }: Props) {
  const field = fieldOf(rule.kind);
  const change = (part: Partial<IntentRuleInput>): void => onChange({ ...rule, ...part });
  const days = Math.round(((rule.halfLifeHours ?? 168) / 24) * 10) / 10;
  const numeric = (tell: (value: number) => void) => (value: string | number) =>
    void (typeof value === "number" && tell(value));
  return (
    <li className={style.rule} aria-label={`Rule ${number}`}>
      <TextInput
        label="Name"
        value={rule.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        className={style.happening}
        label="What happens"
        allowDeselect={false}
        data={[...kinds]}
        value={rule.kind}
        onChange={(kind) => onChange(withKind(rule, kind as IntentKind))}
      />
      {field === null ? (
        <span className={style.about} />
      ) : (
        <TextInput
          className={style.about}
          label={asked[field]}
          classNames={{ input: "mono" }}
          placeholder={rule.kind === "SUBMIT" ? "any page" : placeholders[field]}
          value={rule[field] ?? ""}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      )}
      <NumberInput
        label="Points"
        allowDecimal={false}
        value={rule.weight}
        onChange={numeric((weight) => change({ weight }))}
      />
      <NumberInput
        label="At most"
        min={1}
        allowDecimal={false}
        value={rule.cap}
        onChange={numeric((cap) => change({ cap }))}
      />
      <NumberInput
        label="Half after"
        suffix=" days"
        min={0.1}
        decimalScale={1}
        value={days}
        onChange={numeric((value) => change({ halfLifeHours: Math.max(1, Math.round(value * 24)) }))}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={`Remove ${rule.name === "" ? `rule ${number}` : rule.name}`}
        onClick={onRemove}
      >
        <Cross />
      </ActionIcon>
      {(rule.conditions ?? []).length > 0 && (
        <p className="quiet small">
          Only where{" "}
          {(rule.conditions ?? [])
            .map((one) => [one.property, testWords(one.test), one.value].filter(Boolean).join(" "))
            .join(" and ")}
          .
        </p>
      )}
    </li>
  );
}

const testWords = (test: string): string => test.toLowerCase().replaceAll("_", " ");
