import { Link } from "wouter";
import type { DeviceClass, SitePartsFragment } from "../../api/contract";
import { Desktop, Phone, Tablet } from "../../app/icons";
import { LiveBadge } from "../../app/LiveBadge";
import { isLive, type Row } from "../../session/list";
import { AccountLink } from "../accounts/AccountLink";
import { countryWords, durationWords, momentWords, sourceWords } from "../../session/words";
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
    <table className={style.sessions}>
      <thead>
        <tr>
          {[...columns, ...(accounts ? ["Account"] : [])].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SessionRow key={row.id} row={row} site={site} now={now} accounts={accounts} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { row: Row; site: SitePartsFragment; now: number; accounts: boolean };

function SessionRow({ row, site, now, accounts }: RowProps) {
  const Icon = icons[row.device];
  return (
    <tr>
      <th scope="row" data-label="Started">
        <Link href={`/sites/${site.id}/sessions/${row.id}`}>{momentWords(row.startedAt, now)}</Link>
        {isLive(row, site.definitions.sessionGapMinutes, now) && <LiveBadge />}
      </th>
      <td data-label="Duration">{durationWords(row.durationMs)}</td>
      <td data-label="Pages">{row.pageViews}</td>
      <td data-label="Clicks">{row.clicks}</td>
      <td data-label="Path" className={`${style.path} ${style.wide}`}>
        <Path entry={row.entryPage} exit={row.exitPage} />
      </td>
      <td data-label="Device" className={`${style.device} ${style.wide}`}>
        <Icon size={16} />
        <span className="unseen">{names[row.device]}</span>
        <span>{[row.browser, row.system].filter(Boolean).join(", ") || names[row.device]}</span>
      </td>
      <td data-label="Country">{countryWords(row.country) ?? "–"}</td>
      <td data-label="Source" className={style.wide}>
        {row.erased ? <span className="quiet">Visitor forgotten</span> : sourceWords(row)}
      </td>
      {accounts && (
        <td data-label="Account" className={`${style.account} ${style.wide}`}>
          {row.account ? <AccountLink site={site.id} account={row.account} /> : "–"}
        </td>
      )}
    </tr>
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
