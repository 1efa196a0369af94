import { useQuery } from "urql";
import { Link } from "wouter";
import { PagesDocument, type PagesQuery } from "../../api/contract";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useRefreshing } from "../../app/useRefreshing";
import { useTitle } from "../../app/useTitle";
import { SnippetBox } from "../settings/SnippetBox";
import { useAddress, writeAddress, type Address } from "./address";
import { amount } from "./amount";
import { momentsOf } from "./range";
import { useQuarterHour } from "./useQuarterHour";
import { RangePicker } from "./RangePicker";
import style from "./pageList.module.css";

/** The landing of a site: its pages, each with how often it was seen and clicked on. */
export function PageList() {
  const site = useSite();
  const address = useAddress();
  useTitle(`Pages of ${site.name}`);
  const now = useQuarterHour();
  const [{ data, error, fetching }, retry] = useQuery({
    query: PagesDocument,
    variables: { site: site.id, first: 200, ...momentsOf(address.range, now) },
    requestPolicy: "cache-and-network",
  });
  useRefreshing(retry);
  return (
    <>
      <div className={style.head}>
        <div>
          <h1>Pages</h1>
          <p className="quiet">Choose a page to see where people click on it.</p>
        </div>
        <RangePicker range={address.range} onChange={(range) => address.change({ range })} />
      </div>
      {error && <Trouble error={error} retry={() => retry({ requestPolicy: "network-only" })} />}
      {data === undefined && fetching && <Loading what="pages" />}
      {data && (data.pages.length === 0 ? <Nothing /> : <Pages pages={data.pages} address={address} />)}
    </>
  );
}

function Pages({ pages, address }: { pages: PagesQuery["pages"]; address: Address }) {
  const most = Math.max(...pages.map((one) => one.views), 1);
  return (
    <table className={style.pages}>
      <thead>
        <tr>
          <th scope="col">Page</th>
          <th scope="col" className={style.number}>
            Views
          </th>
          <th scope="col" className={style.number}>
            Clicks
          </th>
          <th scope="col" className={style.number}>
            <span className={style.wide}>Clicks a view</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {pages.map(({ page, views, clicks }) => (
          <tr key={page}>
            <th scope="row">
              <Link href={`?${writeAddress({ ...address, page }).toString()}`}>{page}</Link>
              <span className={style.bar} style={{ width: `${(views / most) * 100}%` }} />
            </th>
            <td className={style.number}>{amount(views)}</td>
            <td className={style.number}>{amount(clicks)}</td>
            <td className={style.number}>
              <span className={style.wide}>{views > 0 ? (clicks / views).toFixed(1) : "–"}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Nothing() {
  const site = useSite();
  return (
    <Empty title="No page was seen in this stretch of time">
      <p>
        Take a longer stretch above. If nothing has ever come in, paste this snippet before the closing{" "}
        <code>&lt;/head&gt;</code> of every page of {site.name}:
      </p>
      <SnippetBox snippet={site.snippet} />
    </Empty>
  );
}
