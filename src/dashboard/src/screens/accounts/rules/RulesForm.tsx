import { useState, type FormEvent } from "react";
import { Button, NumberInput } from "@mantine/core";
import { useMutation } from "urql";
import { DraftIntentRulesDocument, type IntentRuleInput } from "../../../api/contract";
import { freshRule, problemOf, trimmed, type Rules } from "../../../accounts/rules";
import { useSite } from "../../../app/site";
import { Trouble } from "../../../app/states";
import { RuleRow } from "./RuleRow";
import style from "./rules.module.css";

type Props = { start: Rules; onDrafted: () => void };

/** Edits rules; what is sent becomes the draft, and nothing counts by it yet. */
export function RulesForm({ start, onDrafted }: Props) {
  const site = useSite();
  const [rules, setRules] = useState(start);
  const [result, draftRules] = useMutation(DraftIntentRulesDocument);
  const change = (part: Partial<Rules>): void => setRules({ ...rules, ...part });
  const problem = problemOf(rules);
  const same = JSON.stringify(trimmed(rules)) === JSON.stringify(trimmed(start));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (problem !== null) return;
    const { error } = await draftRules({ site: site.id, rules: trimmed(rules) });
    if (error === undefined) onDrafted();
  }
  const replace = (at: number, rule: IntentRuleInput): void =>
    change({ rules: rules.rules.map((one, index) => (index === at ? rule : one)) });
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ol className={style.rules} aria-label="Rules">
        {rules.rules.map((rule, at) => (
          <RuleRow
            key={at}
            number={at + 1}
            rule={rule}
            onChange={(next) => replace(at, next)}
            onRemove={() => change({ rules: rules.rules.filter((_, index) => index !== at) })}
          />
        ))}
      </ol>
      <Button variant="default" size="xs" onClick={() => change({ rules: [...rules.rules, freshRule] })}>
        Add a rule
      </Button>
      <Thresholds rules={rules} onChange={change} />
      {problem !== null && (
        <p className={style.problem} role="alert">
          {problem}
        </p>
      )}
      {result.error && <Trouble error={result.error} />}
      <Button type="submit" mt="sm" disabled={same || problem !== null} loading={result.fetching}>
        Try these rules
      </Button>
    </form>
  );
}

function Thresholds({ rules, onChange }: { rules: Rules; onChange: (part: Partial<Rules>) => void }) {
  const field = (name: "scale" | "researching" | "highIntent", most: number) => ({
    min: 1,
    max: most,
    allowDecimal: false,
    value: rules[name],
    onChange: (value: string | number) => typeof value === "number" && onChange({ [name]: value }),
  });
  return (
    <fieldset className={style.thresholds}>
      <legend>From points to categories</legend>
      <NumberInput
        label="Points for a score of 63"
        description="More points come ever closer to 100."
        {...field("scale", 10_000)}
      />
      <NumberInput label="Researching" description="From this score on." {...field("researching", 99)} />
      <NumberInput label="High intent" description="From this score on." {...field("highIntent", 100)} />
    </fieldset>
  );
}
