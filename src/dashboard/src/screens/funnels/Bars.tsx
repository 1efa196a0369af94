import {
  kindWords,
  differenceWords,
  rangeOfShare,
  shareWords,
  stepWords,
  timeWords,
  type StepFigures,
} from "../../funnel/words";
import { amount } from "../heatmap/amount";
import type { Report } from "./useFunnel";
import style from "./funnels.module.css";

type Props = { report: Report; chosen: number | null; onChoose: (steps: number | null) => void };

/** A bar for each step, as long as the share that took it; between them who left, a button to their sessions. */
export function Bars({ report, chosen, onChoose }: Props) {
  const { steps } = report.funnel;
  const figures = report.figures?.steps ?? [];
  const differences = report.compared?.differences;
  return (
    <ol className={style.bars} aria-label="Steps">
      {steps.map((step, at) => {
        const one = figures[at];
        if (one === undefined) return null;
        const difference = differences?.[at]?.overall ?? null;
        const isLast = at === steps.length - 1;
        return (
          <li key={at} data-testid={`step-${at + 1}`}>
            <div className={style.step}>
              <span className={style.label}>
                <span className="quiet small">
                  {at + 1}. {kindWords[step.kind]}
                </span>
                <span className="mono">{stepWords(step)}</span>
              </span>
              <span className={style.bar}>
                <Fill of={one} />
              </span>
              <span className={style.numbers}>
                <strong className="figures" data-testid={`count-${at + 1}`}>
                  {one.count === null ? "fewer than 5" : amount(one.count)}
                </strong>
                <span
                  className="figures quiet"
                  title={one.overall === null ? undefined : `95 % confidence: ${rangeOfShare(one.overall)}`}
                >
                  {shareWords(one.overall)}
                </span>
              </span>
            </div>
            {difference !== null && at > 0 && (
              <p className="small" data-beyond={difference.isBeyondChance}>
                {differenceWords(difference)} against the stretch before
                {difference.isBeyondChance ? ", beyond chance" : ", within chance"}
              </p>
            )}
            <Between
              next={figures[at + 1]}
              step={at + 1}
              isLast={isLast}
              count={one.count}
              pressed={chosen === at + 1}
              onPress={() => onChoose(chosen === at + 1 ? null : at + 1)}
            />
          </li>
        );
      })}
    </ol>
  );
}

/** None where nobody took the step: even the thinnest bar would say that somebody did. */
export const Fill = ({ of: { overall } }: { of: StepFigures }) =>
  overall !== null && overall.value > 0 && <span style={{ width: `${overall.value * 100}%` }} />;

type BetweenProps = {
  next: NonNullable<Report["figures"]>["steps"][number] | undefined;
  step: number;
  isLast: boolean;
  count: number | null;
  pressed: boolean;
  onPress: () => void;
};

/** What became of those who took a step: who left after it, and how long the others needed for the next. */
function Between({ next, step, isLast, count, pressed, onPress }: BetweenProps) {
  const left = isLast ? count : (next?.dropped ?? null);
  if (left === null || left <= 0) return null;
  const share = next?.fromBefore ?? null;
  const time = next === undefined ? null : timeWords(next);
  return (
    <p className={style.between}>
      <button type="button" aria-expanded={pressed} onClick={onPress}>
        {isLast
          ? `Sessions of the ${amount(left)} who got through`
          : `${amount(left)} left after step ${step}`}
      </button>
      {share !== null && (
        <span className="quiet small" title={`95 % confidence: ${rangeOfShare(share)}`}>
          {shareWords(share)} went on{time === null ? "" : `; ${time}`}
        </span>
      )}
    </p>
  );
}
