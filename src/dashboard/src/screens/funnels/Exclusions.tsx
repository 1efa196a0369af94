import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { Cross } from "../../app/icons";
import { newStep, type Draft, type DraftExclusion } from "../../funnel/draft";
import { StepFields } from "./StepFields";
import type { Seen } from "./useSeen";
import style from "./funnels.module.css";

type Props = { draft: Draft; seen: Seen; onChange: (exclusions: readonly DraftExclusion[]) => void };

/** What may not happen between two steps. */
export function Exclusions({ draft, seen, onChange }: Props) {
  const { exclusions, steps, order } = draft;
  const replace = (at: number, part: Partial<DraftExclusion>): void =>
    onChange(exclusions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const places = steps
    .slice(1)
    .map((_, at) => ({ value: String(at + 1), label: `Between ${at + 1} and ${at + 2}` }));
  return (
    <fieldset className={style.steps}>
      <legend>Exclusions</legend>
      <p className="quiet small">Who does one of these on the way has left it there.</p>
      {exclusions.map(({ after, step }, at) => (
        <div key={at} className={style.draft} role="group" aria-label={`Exclusion ${at + 1}`}>
          <span />
          <span className={style.placed}>
            {order !== "ANY" && (
              <NativeSelect
                aria-label={`Place of exclusion ${at + 1}`}
                data={places}
                value={String(after)}
                onChange={(event) => replace(at, { after: Number(event.currentTarget.value) })}
              />
            )}
            <StepFields
              step={step}
              name={`exclusion ${at + 1}`}
              seen={seen}
              onChange={(next) => replace(at, { step: next })}
            />
          </span>
          <span />
          <span className={style.tools}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove exclusion ${at + 1}`}
              onClick={() => onChange(exclusions.filter((_, index) => index !== at))}
            >
              <Cross />
            </ActionIcon>
          </span>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() => onChange([...exclusions, { after: 1, step: newStep() }])}
      >
        Add an exclusion
      </Button>
    </fieldset>
  );
}
