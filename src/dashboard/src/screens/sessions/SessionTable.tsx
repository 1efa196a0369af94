import { Link } from "wouter";
import type { DeviceClass, SitePartsFragment } from "../../api/contract";
import { Desktop, Phone, Tablet } from "../../app/icons";
import { LiveBadge } from "../../app/LiveBadge";
import { isLive, type Row } from "../../session/list";
import { AccountLink } from "../accounts/AccountLink";
import { countryWords, durationWords, momentWords, sourceWords } from "../../session/words";
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from "../../app/table";
import style from "./sessions.module.css";

const icons: Record<DeviceClass, typeof Desktop> = { DESKTOP: Desktop, TABLET: Tablet, MOBILE: Phone };
const names: Record<DeviceClass, string> = { DESKTOP: "Desktop", TABLET: "Tablet", MOBILE: "Mobile" };
const columns = ["Started", "Duration", "Pages", "Clicks", "Path", "Device", "Country", "Source"];

type Props = {
  rows: readonly Row[];
  site: SitePartsFragment;
  now: number;
  /** All rows are of one account, which the screen names already. */
  ofOneAccount?: boolean;
};

export function SessionTable({ rows, site, now, ofOneAccount = false }: Props) {
  // Most sites of shops have few accounts or none: a column for them comes with the first.
  const accounts = !ofOneAccount && rows.some((row) => row.account !== null);
  return (
    <Table className={style.sessions}>
      <TableHead>
        <TableRow>
          {[...columns, ...(accounts ? ["Account"] : [])].map((name) => (
            <ColumnHeader key={name}>{name}</ColumnHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <SessionRow key={row.id} row={row} site={site} now={now} accounts={accounts} />
        ))}
      </TableBody>
    </Table>
  );
}

type RowProps = { row: Row; site: SitePartsFragment; now: number; accounts: boolean };

function SessionRow({ row, site, now, accounts }: RowProps) {
  const Icon = icons[row.device];
  return (
    <TableRow>
      <RowHeader data-label="Started">
        <Link href={`/sites/${site.id}/sessions/${row.id}`}>{momentWords(row.startedAt, now)}</Link>
        {isLive(row, site.definitions.sessionGapMinutes, now) && <LiveBadge />}
      </RowHeader>
      <Cell data-label="Duration">{durationWords(row.durationMs)}</Cell>
      <Cell data-label="Pages">{row.pageViews}</Cell>
      <Cell data-label="Clicks">{row.clicks}</Cell>
      <Cell data-label="Path" className={`${style.path} ${style.wide}`}>
        <Path entry={row.entryPage} exit={row.exitPage} />
      </Cell>
      <Cell data-label="Device" className={`${style.device} ${style.wide}`}>
        <Icon size={16} />
        <span className="unseen">{names[row.device]}</span>
        <span>{[row.browser, row.system].filter(Boolean).join(", ") || names[row.device]}</span>
      </Cell>
      <Cell data-label="Country">{countryWords(row.country) ?? "–"}</Cell>
      <Cell data-label="Source" className={style.wide}>
        {row.erased ? <span className="quiet">Visitor forgotten</span> : sourceWords(row)}
      </Cell>
      {accounts && (
        <Cell data-label="Account" className={`${style.account} ${style.wide}`}>
          {row.account ? <AccountLink site={site.id} account={row.account} /> : "–"}
        </Cell>
      )}
    </TableRow>
  );
}

const Path = ({ entry, exit }: { entry: string | null; exit: string | null }) => (
  <span>
    {entry ?? "–"}
    {exit !== null && exit !== entry && (
      <>
        <span className="quiet" aria-label="to">
          {" → "}
        </span>
        {exit}
      </>
    )}
  </span>
);
