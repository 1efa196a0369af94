import { Button } from "@mantine/core";
import type { ErasurePartsFragment } from "../../api/contract";
import { amount } from "../heatmap/amount";
import style from "./receipt.module.css";

/** An erasure with both its states, and the signed receipt to take away. */
export function Receipt({ erasure }: { erasure: ErasurePartsFragment }) {
  const { subject, effect, requestedAt, unusableAt, unrecoverableAt, totalBefore, totalAfter } = erasure;
  return (
    <article className={style.receipt} aria-label={`Erasure of visitor ${subject}`}>
      <header>
        <span className="mono">{subject}</span>
        <span className="quiet">asked for {moment(requestedAt)}</span>
      </header>
      <ol>
        <State at={unusableAt} name="Unusable" words="The key is destroyed. Nobody can open the data here." />
        <State
          at={unrecoverableAt}
          name="Unrecoverable"
          words="The key epoch is destroyed. No backup can bring the data back."
        />
      </ol>
      <p className="quiet small figures">
        {effect === "KEEP_TOTALS" ? "Totals kept" : "Taken out of the totals"}: {amount(totalBefore)} before,{" "}
        {amount(totalAfter)} after.
      </p>
      <Button variant="default" size="xs" onClick={() => download(erasure)}>
        Download the receipt (JSON)
      </Button>
    </article>
  );
}

const State = ({ at, name, words }: { at: string | null; name: string; words: string }) => (
  <li data-reached={at !== null}>
    <b>{name}</b>
    <span>{at === null ? "pending; the nightly key rotation brings it" : moment(at)}</span>
    <span className="quiet">{words}</span>
  </li>
);

const moment = (text: string): string =>
  new Date(text).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });

// The receipt's text goes out byte for byte as it came: it is signed, and any reformatting would break that.
function download({ id, receipt }: ErasurePartsFragment): void {
  const address = URL.createObjectURL(new Blob([receipt], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: `erasure-${id}.json` });
  link.click();
  URL.revokeObjectURL(address);
}
