import { Link } from "wouter";
import type { AccountRowFragment } from "../../api/contract";
import { kindWords, scoreWords } from "../../accounts/words";
import { useSite } from "../../app/site";
import { useNow } from "../../app/useNow";
import { momentWords } from "../../session/words";
import { Category } from "./Category";
import style from "./accounts.module.css";

type Props = { accounts: readonly AccountRowFragment[]; risen: ReadonlySet<string> };

export function AccountTable({ accounts, risen }: Props) {
  return (
    <table className={style.accounts}>
      <thead>
        <tr>
          {["Account", "Category", "Intent", "Engagement", "People", "Sessions", "Last seen"].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Row key={account.id} account={account} risen={risen.has(account.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ account, risen }: { account: AccountRowFragment; risen: boolean }) {
  const site = useSite();
  const now = useNow(60_000);
  return (
    <tr data-risen={risen || undefined}>
      <th scope="row">
        <Link href={`/sites/${site.id}/accounts?account=${encodeURIComponent(account.id)}`}>
          {account.name}
        </Link>
        <span className="quiet small">{kindWords[account.kind]}</span>
      </th>
      <td data-label="Category">
        <Category of={account.category} />
        {risen && <span className={style.risen}>just now</span>}
      </td>
      <td data-label="Intent">
        <Score value={account.intent} />
      </td>
      <td data-label="Engagement">
        <Score value={account.engagement} />
      </td>
      <td data-label="People">{account.peopleCount}</td>
      <td data-label="Sessions">{account.sessionCount}</td>
      <td data-label="Last seen">{momentWords(account.lastSeenAt, now)}</td>
    </tr>
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
