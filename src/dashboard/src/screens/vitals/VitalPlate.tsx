import type { VitalPartsFragment } from "../../api/contract";
import { amount, share } from "../heatmap/amount";
import { ratingOf, ratingWords, valueWords, vitals } from "./vitals";
import style from "./vitals.module.css";

/** One vital of all pages: its value, how it rates, and how the measurements share out among the ratings. */
export function VitalPlate({ name, vital }: { name: string; vital: VitalPartsFragment | undefined }) {
  const kind = vitals[name];
  const rated = vital && vital.good + vital.needsImprovement + vital.poor;
  return (
    <section className={`plate ${style.plate}`} data-rating={vital && ratingOf(vital)}>
      <h2>
        {kind?.name ?? name} <abbr className="quiet small">{name}</abbr>
      </h2>
      <p className="quiet small">{kind?.says}</p>
      {vital === undefined || rated === undefined ? (
        <p className={style.none}>Not measured</p>
      ) : (
        <>
          <p className={style.value}>
            {valueWords(vital)} <span className={style.rating}>{ratingWords[ratingOf(vital)]}</span>
          </p>
          <div className={style.shares} aria-hidden="true">
            {vital.good > 0 && <span data-rating="good" style={{ flexGrow: vital.good }} />}
            {vital.needsImprovement > 0 && (
              <span data-rating="fair" style={{ flexGrow: vital.needsImprovement }} />
            )}
            {vital.poor > 0 && <span data-rating="poor" style={{ flexGrow: vital.poor }} />}
          </div>
          <p className="quiet small">
            {share(vital.good, rated)} good, {share(vital.poor, rated)} poor of {amount(vital.count)}
          </p>
        </>
      )}
    </section>
  );
}
