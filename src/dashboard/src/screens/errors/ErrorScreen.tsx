import { useState } from "react";
import { Button } from "@mantine/core";
import { useQuery } from "urql";
import { Link } from "wouter";
import { ErrorDocument, type ErrorPartsFragment, type ErrorQuery } from "../../api/contract";
import { Back } from "../../app/icons";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useNow } from "../../app/useNow";
import { useTitle } from "../../app/useTitle";
import { useAddress, writeAddress } from "../heatmap/address";
import { amount } from "../heatmap/amount";
import { momentsOf } from "../heatmap/range";
import { useQuarterHour } from "../heatmap/useQuarterHour";
import { SessionTable } from "../sessions/SessionTable";
import { ErrorText } from "./ErrorText";
import style from "./errors.module.css";

const atFirst = 20;
/** The server counts what an answer may cost: one for each field of each row, 10,000 in all. */
const mostAtOnce = 300;

/** One error: what it said, where, how often, and the sessions it struck. */
export default function ErrorScreen({ fingerprint }: { fingerprint: string }) {
  const site = useSite();
  const address = useAddress();
  const now = useQuarterHour();
  const [first, setFirst] = useState(atFirst);
  useTitle(`An error on ${site.name}`);
  const [{ data, error, fetching }, retry] = useQuery({
    query: ErrorDocument,
    variables: { site: site.id, fingerprint, first, ...momentsOf(address.range, now) },
    requestPolicy: "cache-and-network",
  });
  const back = `/sites/${site.id}/errors?${writeAddress({ ...address, page: null }).toString()}`;
  return (
    <>
      <Link href={back} className={style.back}>
        <Back /> All errors
      </Link>
      {error && <Trouble error={error} retry={() => retry({ requestPolicy: "network-only" })} />}
      {data === undefined && fetching && <Loading what="the error" />}
      {data?.error === null && (
        <Empty title="This error did not happen in this stretch of time">
          <p>Take a longer stretch in the list of errors.</p>
        </Empty>
      )}
      {data?.error && (
        <>
          <Head of={data.error} />
          <Struck
            sessions={data.error.struck}
            more={() => setFirst((before) => Math.min(mostAtOnce, before * 3))}
            fetching={fetching}
          />
        </>
      )}
    </>
  );
}

const Head = ({ of }: { of: ErrorPartsFragment }) => (
  <header className={style.one}>
    <h1>
      <ErrorText of={of} />
    </h1>
    <dl>
      <div>
        <dt>Sessions</dt>
        <dd>{amount(of.sessions)}</dd>
      </div>
      <div>
        <dt>Times</dt>
        <dd>{amount(of.times)}</dd>
      </div>
      <div>
        <dt>Pages</dt>
        <dd className={style.pages}>
          {of.pages.map(({ page, times }) => (
            <span key={page}>
              {page || "No page"} <span className="quiet">{amount(times)}</span>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  </header>
);

type StruckSessions = NonNullable<ErrorQuery["error"]>["struck"];

function Struck({
  sessions,
  more,
  fetching,
}: {
  sessions: StruckSessions;
  more: () => void;
  fetching: boolean;
}) {
  const site = useSite();
  const now = useNow();
  const rows = sessions.edges.map(({ node }) => node);
  return (
    <section className={style.struck}>
      <h2>Sessions it struck, the last first</h2>
      {rows.length === 0 ? (
        <p className="quiet">None is kept any more: retention has taken their events.</p>
      ) : (
        <SessionTable rows={rows} site={site} now={now} />
      )}
      {sessions.pageInfo.hasNextPage && rows.length < mostAtOnce && (
        <Button variant="default" size="sm" loading={fetching} onClick={more}>
          Show older ones
        </Button>
      )}
      {sessions.pageInfo.hasNextPage && rows.length >= mostAtOnce && (
        <p className="quiet small">These are the last {mostAtOnce}; there are more.</p>
      )}
    </section>
  );
}
