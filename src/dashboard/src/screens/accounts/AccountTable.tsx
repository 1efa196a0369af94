import { Link } from "wouter";
import type { AccountRowFragment } from "../../api/contract";
import { kindWords, scoreWords } from "../../accounts/words";
import { useSite } from "../../app/site";
import { useNow } from "../../app/useNow";
import { momentWords } from "../../session/words";
import { Category } from "./Category";
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from "../../app/table";
import style from "./accounts.module.css";

type Props = { accounts: readonly AccountRowFragment[]; risen: ReadonlySet<string> };

export function AccountTable({ accounts, risen }: Props) {
  return (
    <Table className={style.accounts}>
      <TableHead>
        <TableRow>
          {["Account", "Category", "Intent", "Engagement", "People", "Sessions", "Last seen"].map((name) => (
            <ColumnHeader key={name}>{name}</ColumnHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {accounts.map((account) => (
          <Row key={account.id} account={account} risen={risen.has(account.id)} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ account, risen }: { account: AccountRowFragment; risen: boolean }) {
  const site = useSite();
  const now = useNow(60_000);
  return (
    <TableRow data-risen={risen || undefined}>
      <RowHeader>
        <Link href={`/sites/${site.id}/accounts?account=${encodeURIComponent(account.id)}`}>
          {account.name}
        </Link>
        <span className="quiet small">{kindWords[account.kind]}</span>
      </RowHeader>
      <Cell data-label="Category">
        <Category of={account.category} />
        {risen && <span className={style.risen}>just now</span>}
      </Cell>
      <Cell data-label="Intent">
        <Score value={account.intent} />
      </Cell>
      <Cell data-label="Engagement">
        <Score value={account.engagement} />
      </Cell>
      <Cell data-label="People">{account.peopleCount}</Cell>
      <Cell data-label="Sessions">{account.sessionCount}</Cell>
      <Cell data-label="Last seen">{momentWords(account.lastSeenAt, now)}</Cell>
    </TableRow>
  );
}

/** A score of 0 to 100 in whole numbers, with its bar. */
const Score = ({ value }: { value: number }) => (
  <span className={style.score}>
    <span>{scoreWords(value)}</span>
    <span className={style.gauge} aria-hidden="true">
      <span style={{ width: `${value}%` }} />
    </span>
  </span>
);
