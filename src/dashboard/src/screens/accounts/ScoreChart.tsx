import { useState, type PointerEvent } from "react";
import { nearest, pathOf, placeOf, type Point } from "../../accounts/line";
import { scoreWords } from "../../accounts/words";
import type { Account } from "./useAccount";
import style from "./accounts.module.css";

const frame = { width: 1000, height: 180, most: 100 };
const quarterDay = 6 * 60 * 60_000;
const marks = [0, 25, 50, 75, 100];

/** Both scores over time. Under the pointer, or else at the end, the figures in words. */
export function ScoreChart({ scores }: { scores: Account["scores"] }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const intent: Point[] = scores.map(({ at, intent: value }) => ({ at, value }));
  const engagement: Point[] = scores.map(({ at, engagement: value }) => ({ at, value }));
  const index = chosen ?? scores.length - 1;
  const shown = scores[index];
  if (shown === undefined) return null;
  const choose = (event: PointerEvent<SVGSVGElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setChosen(nearest(intent, (event.clientX - left) / width));
  };
  const [x] = placeOf(intent, index, frame);
  return (
    <figure className={style.chart}>
      <figcaption>
        <span data-line="intent">Intent {scoreWords(shown.intent)}</span>
        <span data-line="engagement">Engagement {scoreWords(shown.engagement)}</span>
        <time dateTime={shown.at} className="quiet">
          {chosen === null ? "now" : (isOfDays(scores) ? timeWords : dayWords)(shown.at)}
        </time>
      </figcaption>
      <div className={style.plot}>
        <svg
          viewBox={`0 0 ${frame.width} ${frame.height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={summary(scores)}
          onPointerMove={choose}
          onPointerLeave={() => setChosen(null)}
        >
          {marks.map((mark) => {
            const y = frame.height * (1 - mark / frame.most);
            return <line key={mark} className={style.mark} x1={0} x2={frame.width} y1={y} y2={y} />;
          })}
          {chosen !== null && <line className={style.chosen} x1={x} x2={x} y1={0} y2={frame.height} />}
          <path className={style.engagement} d={pathOf(engagement, frame)} />
          <path className={style.intent} d={pathOf(intent, frame)} />
        </svg>
        <div className={style.scale} aria-hidden="true">
          {[...marks].reverse().map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </div>
      </div>
      <div className={style.days} aria-hidden="true">
        <span>{dayWords(scores[0]?.at ?? "")}</span>
        <span>today</span>
      </div>
    </figure>
  );
}

const dayWords = (at: string): string =>
  new Date(at).toLocaleDateString(undefined, { day: "numeric", month: "short" });

const timeWords = (at: string): string =>
  new Date(at).toLocaleString(undefined, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });

/** Whether a day has several points. */
const isOfDays = (scores: Account["scores"]): boolean =>
  Date.parse(scores[1]?.at ?? "") - Date.parse(scores[0]?.at ?? "") < quarterDay;

function summary(scores: Account["scores"]): string {
  const [first, last] = [scores[0], scores.at(-1)];
  const highest = Math.max(...scores.map(({ intent }) => intent));
  if (first === undefined || last === undefined) return "No scores";
  return `Intent from ${scoreWords(first.intent)} on ${dayWords(first.at)} to ${scoreWords(last.intent)} today, at most ${scoreWords(highest)}; engagement ${scoreWords(last.engagement)} today`;
}
