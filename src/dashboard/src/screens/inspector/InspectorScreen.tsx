import { useState } from "react";
import { Button, SegmentedControl } from "@mantine/core";
import { useSite } from "../../app/site";
import { Loading, Trouble } from "../../app/states";
import { useTitle } from "../../app/useTitle";
import { isRefused, type Inspection } from "../../inspector/requests";
import { countWords, sinceWords } from "../../inspector/words";
import { Nodes } from "./Nodes";
import { NothingYet } from "./NothingYet";
import { RequestRow } from "./RequestRow";
import { useInspection } from "./useInspection";
import style from "./inspector.module.css";

/** What became of each request that named the site: does anything arrive, and why not. */
export default function InspectorScreen() {
  const site = useSite();
  useTitle(`Inspector of ${site.name}`);
  const [held, setHeld] = useState(false);
  const [refusedOnly, setRefusedOnly] = useState(false);
  const { inspection, live } = useInspection(site.id, held);
  return (
    <>
      <header className={style.head}>
        <div>
          <h1>Inspector</h1>
          <p className="quiet">What the server did with each request of this site, as it comes.</p>
        </div>
        <div className={style.controls} hidden={inspection === null || inspection.requests.length === 0}>
          <SegmentedControl
            aria-label="Which requests"
            size="xs"
            data={[
              { value: "all", label: "All" },
              { value: "refused", label: "Refused only" },
            ]}
            value={refusedOnly ? "refused" : "all"}
            onChange={(chosen) => setRefusedOnly(chosen === "refused")}
          />
          <Button variant="default" size="xs" aria-pressed={held} onClick={() => setHeld(!held)}>
            {held ? "Go on" : "Hold"}
          </Button>
        </div>
      </header>
      {live.error && <Trouble error={live.error} retry={live.retry} />}
      {inspection === null && !live.error && <Loading what="the last requests" />}
      {inspection !== null && <Requests inspection={inspection} refusedOnly={refusedOnly} held={held} />}
    </>
  );
}

type Props = { inspection: Inspection; refusedOnly: boolean; held: boolean };

function Requests({ inspection, refusedOnly, held }: Props) {
  const refused = inspection.requests.filter(isRefused);
  const shown = refusedOnly ? refused : inspection.requests;
  if (inspection.requests.length === 0) return <NothingYet inspection={inspection} />;
  return (
    <>
      <p className={style.summary}>
        <span role="status" data-refused={refused.length > 0}>
          {refused.length === 0 ? "None refused" : `${countWords(refused.length)} refused`}
        </span>
        <span className="quiet">{remembered(inspection)}</span>
        {held && <span className={style.held}>Held: the list stays as it is.</span>}
      </p>
      <Nodes others={inspection.others} />
      {shown.length === 0 ? (
        <p className={style.fine}>Nothing of these requests was refused.</p>
      ) : (
        <ol className={style.requests} aria-label="Requests, newest first">
          {shown.map((request) => (
            <RequestRow key={request.number} request={request} />
          ))}
        </ol>
      )}
    </>
  );
}

function remembered({ requests, count, since }: Inspection): string {
  const all = `${countWords(count)} ${count === 1 ? "request" : "requests"} since ${sinceWords(since, Date.now())}`;
  return requests.length === count ? all : `${all}; the last ${countWords(requests.length)} are kept`;
}
