import { Button } from "@mantine/core";
import { Link } from "wouter";
import { useSite } from "../../app/site";
import { useNow } from "../../app/useNow";
import { countOf, lossWords, tenths } from "../../accounts/words";
import { momentWords } from "../../session/words";
import type { Account } from "./useAccount";
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from "../../app/table";
import style from "./accounts.module.css";

type Entries = Account["ledger"];

/** Every point of the score, with the event that it comes from. */
export function Ledger({ ledger, onMore }: { ledger: Entries; onMore: () => void }) {
  const now = useNow(60_000);
  if (ledger.entries.length === 0)
    return <p className="quiet">No rule matches what its people did, so the intent is 0.</p>;
  return (
    <>
      <p className="quiet small">
        What is left of each event’s points today: {countOf(ledger.totalCount, "entry", "entries")}, together{" "}
        {tenths(ledger.points)} points and a score of {ledger.intent.toFixed(2)}.
      </p>
      <Table className={style.ledger}>
        <TableHead>
          <TableRow>
            {["Rule", "When", "Page", "Points", "Of the score"].map((name) => (
              <ColumnHeader key={name}>{name}</ColumnHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {ledger.entries.map((entry, at) => (
            <TableRow key={`${entry.rule.number} ${entry.at} ${entry.entry ?? at}`}>
              <RowHeader data-label="Rule">
                {entry.rule.name}
                {entry.count > 1 && <span className="quiet"> · {entry.count} times</span>}
              </RowHeader>
              <Cell data-label="When">
                <Moment entry={entry} words={momentWords(entry.at, now)} />
              </Cell>
              <Cell data-label="Page">{entry.page ?? "–"}</Cell>
              <Cell data-label="Points">{tenths(entry.points, true)}</Cell>
              <Cell data-label="Of the score">{tenths(entry.share, true)}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {ledger.pageInfo.hasNextPage && (
        <div className={style.further}>
          <Button variant="default" size="sm" onClick={onMore}>
            Show earlier entries
          </Button>
        </div>
      )}
    </>
  );
}

/** The way into the session at that moment, where there is one. */
function Moment({ entry, words }: { entry: Entries["entries"][number]; words: string }) {
  const site = useSite();
  if (entry.lost !== null)
    return (
      <span>
        {words} <span className="quiet small">{lossWords[entry.lost]}</span>
      </span>
    );
  if (entry.session === null) return words;
  const at = entry.entry === null ? "" : `?at=${encodeURIComponent(entry.entry)}`;
  return <Link href={`/sites/${site.id}/sessions/${entry.session}${at}`}>{words}</Link>;
}
