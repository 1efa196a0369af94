import { Empty } from "../../app/states";
import { useSite } from "../../app/site";
import type { Inspection } from "../../inspector/requests";
import { sinceWords } from "../../inspector/words";
import { SnippetBox } from "../settings/SnippetBox";
import { Nodes } from "./Nodes";
import style from "./inspector.module.css";

/** What to do when nothing arrives, in the order in which to look. */
export function NothingYet({ inspection }: { inspection: Inspection }) {
  const site = useSite();
  return (
    <Empty title="Nothing has arrived">
      <p>
        No request has named {site.name} since {sinceWords(inspection.since, Date.now())}. Leave this open,
        and:
      </p>
      <ol className={style.steps}>
        <li>
          <p>Have this snippet in the page, with this very key.</p>
          <SnippetBox snippet={site.snippet} />
        </li>
        <li>
          Open the page under one of the site’s origins: <Origins origins={site.origins} />.
        </li>
        <li>
          Still nothing? Add <code>data-debug</code> to the snippet’s tag and read the page’s console: a
          blocker, a content security policy or a missing consent stops a request before it is sent.
        </li>
      </ol>
      <p className="small">
        A request with a key that no site here has can be shown to nobody. The metrics count it as{" "}
        <code>heatmap_ingest_requests_total</code> with status 401.
      </p>
      <Nodes others={inspection.others} />
    </Empty>
  );
}

const Origins = ({ origins }: { origins: readonly string[] }) =>
  origins.map((origin, n) => (
    <span key={origin}>
      {n > 0 && ", "}
      <span className="mono">{origin}</span>
    </span>
  ));
