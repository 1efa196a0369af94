import { useQuery } from "urql";
import { Link } from "wouter";
import { ErrorsDocument, type ErrorPartsFragment } from "../../api/contract";
import { Provenance } from "../../app/Provenance";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useNow } from "../../app/useNow";
import { useRefreshing } from "../../app/useRefreshing";
import { useTitle } from "../../app/useTitle";
import { momentWords } from "../../session/words";
import { useAddress, writeAddress, type Address } from "../heatmap/address";
import { amount } from "../heatmap/amount";
import { momentsOf } from "../heatmap/range";
import { RangePicker } from "../heatmap/RangePicker";
import { useQuarterHour } from "../heatmap/useQuarterHour";
import { ErrorText } from "./ErrorText";
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from "../../app/table";
import style from "./errors.module.css";

/** What goes wrong on the site's pages, each error once, those first that strike most sessions. */
export default function ErrorsScreen() {
  const site = useSite();
  const address = useAddress();
  useTitle(`Errors on ${site.name}`);
  const now = useQuarterHour();
  const [{ data, error, fetching }, retry] = useQuery({
    query: ErrorsDocument,
    variables: { site: site.id, ...momentsOf(address.range, now) },
    requestPolicy: "cache-and-network",
  });
  useRefreshing(retry);
  const report = data?.errors;
  return (
    <>
      <div className={style.head}>
        <div>
          <h1>Errors</h1>
          <p className="quiet">
            Scripts that failed and files that did not load, in your visitors’ browsers.
          </p>
        </div>
        <RangePicker range={address.range} onChange={(range) => address.change({ range })} />
      </div>
      {error && <Trouble error={error} retry={() => retry({ requestPolicy: "network-only" })} />}
      {report === undefined && fetching && <Loading what="errors" />}
      {report?.groups.length === 0 && (
        <Empty title="No error in this stretch of time">
          <p>
            Errors show here as they happen. With source maps they show at their place in your own sources.
          </p>
        </Empty>
      )}
      {report !== undefined && report.groups.length > 0 && (
        <>
          <Errors groups={report.groups} address={address} />
          {report.kinds > report.groups.length && (
            <p className={`quiet small ${style.rest}`}>
              These are {report.groups.length} of {report.kinds} different errors. Take a shorter stretch of
              time to see others.
            </p>
          )}
          <Provenance of={report.provenance} />
        </>
      )}
    </>
  );
}

function Errors({ groups, address }: { groups: readonly ErrorPartsFragment[]; address: Address }) {
  const site = useSite();
  const now = useNow();
  return (
    <Table className={style.errors}>
      <TableHead>
        <TableRow>
          <ColumnHeader>Error</ColumnHeader>
          <ColumnHeader>Pages</ColumnHeader>
          <ColumnHeader className={style.number}>Sessions</ColumnHeader>
          <ColumnHeader className={style.number}>Times</ColumnHeader>
          <ColumnHeader>Last</ColumnHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {groups.map((group) => (
          <TableRow key={group.fingerprint}>
            <RowHeader>
              <Link
                href={`/sites/${site.id}/errors/${group.fingerprint}?${writeAddress({ ...address, page: null }).toString()}`}
              >
                <ErrorText of={group} />
              </Link>
            </RowHeader>
            <Cell data-label="Pages" className={style.pages}>
              {group.pages.map(({ page }) => (
                <span key={page}>{page || "No page"}</span>
              ))}
            </Cell>
            <Cell data-label="Sessions" className={style.number}>
              {amount(group.sessions)}
            </Cell>
            <Cell data-label="Times" className={style.number}>
              {amount(group.times)}
            </Cell>
            <Cell data-label="Last" className={style.last}>
              {group.lastAt === null ? "–" : momentWords(group.lastAt, now)}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
