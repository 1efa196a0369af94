import { Button } from "@mantine/core";
import { useQuery } from "urql";
import { Link } from "wouter";
import { FunnelDocument, FunnelsDocument, type FunnelPartsFragment } from "../../api/contract";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useTitle } from "../../app/useTitle";
import { shareWords, stepWords } from "../../funnel/words";
import { amount } from "../heatmap/amount";
import { momentsOf } from "../heatmap/range";
import { useQuarterHour } from "../heatmap/useQuarterHour";
import style from "./funnels.module.css";

export default function FunnelsScreen() {
  const site = useSite();
  useTitle(`Funnels of ${site.name}`);
  const [{ data, error }, retry] = useQuery({
    query: FunnelsDocument,
    variables: { site: site.id },
    requestPolicy: "cache-and-network",
  });
  return (
    <>
      <header className={style.head}>
        <div>
          <h1>Funnels</h1>
          <p className="quiet">
            Ways through the site, and where people leave them. Figures of the last 7 days.
          </p>
        </div>
        <NewFunnel />
      </header>
      {error && <Trouble error={error} retry={() => retry({ requestPolicy: "network-only" })} />}
      {data === undefined && !error && <Loading what="funnels" />}
      {data?.funnels.length === 0 && (
        <Empty title="No funnel yet">
          <p>
            Name the steps of a way that matters, such as product, cart, checkout. It is counted over
            everything that is kept, not only from now on.
          </p>
        </Empty>
      )}
      {data && data.funnels.length > 0 && (
        <ul className={style.list}>
          {data.funnels.map((funnel) => (
            <FunnelItem key={funnel.id} funnel={funnel} />
          ))}
        </ul>
      )}
    </>
  );
}

const NewFunnel = () => (
  <Button component={Link} href={`/sites/${useSite().id}/funnels/new`}>
    New funnel
  </Button>
);

function FunnelItem({ funnel }: { funnel: FunnelPartsFragment }) {
  const site = useSite();
  const week = momentsOf({ name: "week" }, useQuarterHour());
  const [{ data }] = useQuery({
    query: FunnelDocument,
    variables: {
      site: site.id,
      id: funnel.id,
      ...week,
      compare: false,
      otherFrom: week.from,
      otherTo: week.to,
    },
    requestPolicy: "cache-and-network",
  });
  const steps = data?.funnel.figures?.steps;
  const [first, last] = [steps?.[0], steps?.at(-1)];
  return (
    <li>
      <Link href={`/sites/${site.id}/funnels/${funnel.id}`}>{funnel.name}</Link>
      <p className="quiet small">{funnel.steps.map(stepWords).join(" → ")}</p>
      <p className={style.result}>
        {first && last ? (
          <>
            <strong className="figures">{shareWords(last.overall)}</strong>
            <span className="quiet small">
              {amount(last.count ?? 0)} of {amount(first.count ?? 0)}
            </span>
          </>
        ) : (
          <span className="quiet small">{data?.funnel.recounting == null ? "…" : "Being counted"}</span>
        )}
      </p>
    </li>
  );
}
