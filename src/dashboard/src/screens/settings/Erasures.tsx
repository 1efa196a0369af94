import { useQuery } from "urql";
import { ErasuresDocument } from "../../api/contract";
import { useSite } from "../../app/site";
import { Loading, Trouble } from "../../app/states";
import { Receipt } from "./Receipt";
import style from "./settings.module.css";

export function Erasures() {
  const site = useSite();
  const [{ data, error }, ask] = useQuery({
    query: ErasuresDocument,
    variables: { site: site.id },
    requestPolicy: "cache-and-network",
  });
  if (error) return <Trouble error={error} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (data === undefined) return <Loading what="erasures" />;
  if (data.erasures.length === 0)
    return (
      <p className="quiet">Nobody yet. A visitor is forgotten from the page of one of their sessions.</p>
    );
  return (
    <div className={style.receipts}>
      {data.erasures.map((erasure) => (
        <Receipt key={erasure.id} erasure={erasure} />
      ))}
    </div>
  );
}
