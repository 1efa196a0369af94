import { amount, share } from "../heatmap/amount";
import type { Report } from "./useFunnel";
import style from "./funnels.module.css";

const [width, height] = [1000, 140];

/** By day: how many began, and how many of them got through. */
export function Trend({ report }: { report: Report }) {
  const days = report.trend.map(({ day, counts }) => ({
    day,
    began: counts[0] ?? 0,
    through: counts.at(-1) ?? 0,
  }));
  if (days.length < 2) return null;
  return (
    <section className={style.section} aria-label="Trend">
      <h2>By day</h2>
      <p className="quiet small">Those who began on a day (UTC), filled as far as they got through.</p>
      <Columns days={days} />
      <p className={style.days} aria-hidden="true">
        <span>{dayWords(days[0]?.day ?? "")}</span>
        <span>{mostWords(days)}</span>
        <span>{dayWords(days.at(-1)?.day ?? "")}</span>
      </p>
      <details className="small">
        <summary>As a table</summary>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Began</th>
              <th scope="col">Got through</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, began, through }) => (
              <tr key={day}>
                <th scope="row">{dayWords(day)}</th>
                <td>{amount(began)}</td>
                <td>{amount(through)}</td>
                <td>{share(through, began)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

type Day = { day: string; began: number; through: number };

function Columns({ days }: { days: readonly Day[] }) {
  const most = Math.max(...days.map(({ began }) => began), 1);
  const room = width / days.length;
  const column = Math.min(64, room * 0.7);
  return (
    <svg
      className={style.trend}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`From ${dayWords(days[0]?.day ?? "")} to ${dayWords(days.at(-1)?.day ?? "")}; the table below has the numbers`}
    >
      {days.map(({ day, began, through }, at) => {
        const left = at * room + (room - column) / 2;
        const [all, some] = [(began / most) * height, (through / most) * height];
        return (
          <g key={day}>
            <title>{`${dayWords(day)}: ${amount(through)} of ${amount(began)}, ${share(through, began)}`}</title>
            <rect className={style.began} x={left} y={height - all} width={column} height={all} />
            <rect className={style.through} x={left} y={height - some} width={column} height={some} />
          </g>
        );
      })}
    </svg>
  );
}

/** How much the highest column stands for, which the columns themselves don't say. */
function mostWords(days: readonly Day[]): string {
  const most = days.reduce((high, day) => (day.began > high.began ? day : high));
  return `most on ${dayWords(most.day)}: ${amount(most.began)}`;
}

const dayWords = (day: string): string =>
  new Date(day).toLocaleDateString(undefined, { day: "numeric", month: "short", timeZone: "UTC" });
