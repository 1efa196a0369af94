import { ActionIcon, Button } from "@mantine/core";
import { Cross } from "../../app/icons";
import { moved, newStep, type DraftStep } from "../../funnel/draft";
import { shareWords, type StepFigures } from "../../funnel/words";
import { amount } from "../heatmap/amount";
import { Fill } from "./Bars";
import { StepFields } from "./StepFields";
import type { Seen } from "./useSeen";
import style from "./funnels.module.css";

const most = 20;

type Props = {
  steps: readonly DraftStep[];
  figures: readonly StepFigures[];
  seen: Seen;
  onChange: (steps: readonly DraftStep[]) => void;
};

/** The steps one after another, each with what it counts of the latest visitors. */
export function StepList({ steps, figures, seen, onChange }: Props) {
  const replace = (at: number, step: DraftStep): void =>
    onChange(steps.map((one, index) => (index === at ? step : one)));
  return (
    <fieldset className={style.steps}>
      <legend>Steps</legend>
      {steps.map((step, at) => (
        <div key={at} className={style.draft} role="group" aria-label={`Step ${at + 1}`}>
          <span className={style.number}>{at + 1}</span>
          <StepFields
            step={step}
            name={`step ${at + 1}`}
            seen={seen}
            onChange={(next) => replace(at, next)}
          />
          <Count of={figures[at]} at={at} />
          <span className={style.tools}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Move step ${at + 1} up`}
              disabled={at === 0}
              onClick={() => onChange(moved(steps, at, at - 1))}
            >
              ↑
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Move step ${at + 1} down`}
              disabled={at === steps.length - 1}
              onClick={() => onChange(moved(steps, at, at + 1))}
            >
              ↓
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove step ${at + 1}`}
              disabled={steps.length <= 2}
              onClick={() => onChange(steps.filter((_, index) => index !== at))}
            >
              <Cross />
            </ActionIcon>
          </span>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        disabled={steps.length >= most}
        onClick={() => onChange([...steps, newStep()])}
      >
        Add a step
      </Button>
    </fieldset>
  );
}

function Count({ of, at }: { of: StepFigures | undefined; at: number }) {
  return (
    <span className={style.count} data-testid={`preview-${at + 1}`}>
      {of !== undefined && (
        <>
          <strong className="figures">{amount(of.count ?? 0)}</strong>
          <span className="quiet small figures">{shareWords(of.overall)}</span>
          <span className={style.bar}>
            <Fill of={of} />
          </span>
        </>
      )}
    </span>
  );
}
