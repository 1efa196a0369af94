import { useEffect, useState } from "react";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "urql";
import { categoryWords } from "../../accounts/words";
import {
  FunnelBreakdownDocument,
  type AccountCategory,
  type FunnelBreakdownQueryVariables,
} from "../../api/contract";
import { useSite } from "../../app/site";
import { Loading, Trouble } from "../../app/states";
import { rangeOfShare, shareWords } from "../../funnel/words";
import { countryWords } from "../../session/words";
import { amount } from "../heatmap/amount";
import style from "./funnels.module.css";

type Dimension = FunnelBreakdownQueryVariables["by"];

const choices: readonly { value: Dimension; label: string }[] = [
  { value: "DEVICE", label: "Device" },
  { value: "COUNTRY", label: "Country" },
  { value: "SOURCE", label: "Source" },
  { value: "CAMPAIGN", label: "Campaign" },
  { value: "ACCOUNT_CATEGORY", label: "Account" },
];
const devices: Record<string, string> = { DESKTOP: "Desktop", TABLET: "Tablet", MOBILE: "Mobile" };

type Props = { id: string; asked: { from: string; to: string }; position: string };

/** The same figures by what the session was in which people began. */
export function Breakdown({ id, asked, position }: Props) {
  const site = useSite();
  const [by, setBy] = useState<Dimension>("DEVICE");
  const [{ data, error }, ask] = useQuery({
    query: FunnelBreakdownDocument,
    variables: { site: site.id, id, ...asked, by, first: 20 },
    requestPolicy: "cache-and-network",
  });
  // With the figures above it, so that the parts go on adding up to the whole.
  useEffect(() => ask({ requestPolicy: "network-only" }), [ask, position]);
  const parts = data?.funnel.breakdown ?? [];
  return (
    <section className={style.section} aria-label="Breakdown">
      <div className={style.sectionHead}>
        <h2>Broken down</h2>
        <SegmentedControl
          size="xs"
          aria-label="Break down by"
          data={[...choices]}
          value={by}
          onChange={(value) => setBy(value as Dimension)}
        />
      </div>
      {error && <Trouble error={error} />}
      {data === undefined && !error && <Loading what="the breakdown" />}
      {parts.length > 0 && (
        <div className={style.scroller} role="group" aria-label="Table of the breakdown" tabIndex={0}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{choices.find(({ value }) => value === by)?.label}</th>
                {parts[0]?.steps.map((_, at) => (
                  <th key={at} scope="col">
                    Step {at + 1}
                  </th>
                ))}
                <th scope="col">Got through</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ value, steps }) => {
                const through = steps.at(-1)?.overall ?? null;
                return (
                  <tr key={value}>
                    <th scope="row">{valueWords(by, value ?? "")}</th>
                    {steps.map(({ count }, at) => (
                      <td key={at}>{count === null ? "< 5" : amount(count)}</td>
                    ))}
                    <td title={through === null ? undefined : `95 % confidence: ${rangeOfShare(through)}`}>
                      {shareWords(through)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {data && parts.length === 0 && <p className="quiet">Nobody began in this stretch of time.</p>}
    </section>
  );
}

const unknown: Record<Dimension, string> = {
  DEVICE: "Unknown",
  COUNTRY: "Unknown",
  SOURCE: "Direct",
  CAMPAIGN: "No campaign",
  ACCOUNT_CATEGORY: "No account",
};

function valueWords(by: Dimension, value: string): string {
  if (value === "") return unknown[by];
  if (by === "COUNTRY") return countryWords(value) ?? value;
  if (by === "ACCOUNT_CATEGORY") return categoryWords[value as AccountCategory];
  return by === "DEVICE" ? (devices[value] ?? value) : value;
}
