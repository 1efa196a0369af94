import { Fragment, useEffect, useRef, useState } from "react";
import { Button, Select, SegmentedControl, TextInput } from "@mantine/core";
import { Link, useSearchParams } from "wouter";
import type { AccountCategory, AccountSort } from "../../api/contract";
import { categories, categoryWords, countOf, numberWords } from "../../accounts/words";
import { Provenance } from "../../app/Provenance";
import { useMayAnalyse } from "../../app/role";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useTitle } from "../../app/useTitle";
import { AccountLink } from "./AccountLink";
import { AccountScreen } from "./AccountScreen";
import { AccountTable } from "./AccountTable";
import { Pager } from "./Pager";
import { pageLength, useAccounts, type Filter } from "./useAccounts";
import type { HighIntent } from "./useRisen";
import style from "./accounts.module.css";

const sorts: { value: AccountSort; label: string }[] = [
  { value: "INTENT", label: "By intent" },
  { value: "ENGAGEMENT", label: "By engagement" },
  { value: "LAST_SEEN", label: "Last seen first" },
];
/** Companies whose people were there; or one of them, where the address names it. */
export default function AccountsScreen() {
  const [search] = useSearchParams();
  const account = search.get("account");
  return account === null ? <AccountList /> : <AccountScreen key={account} id={account} />;
}

function AccountList() {
  const site = useSite();
  const mayAnalyse = useMayAnalyse();
  useTitle(`Accounts of ${site.name}`);
  const [filter, setFilter] = useState<Filter>({ text: "", category: null, sort: "INTENT" });
  // The cursors that lead to the page that is shown; none for the first.
  const [way, setWay] = useState<readonly string[]>([]);
  const change = (part: Partial<Filter>): void => {
    setFilter({ ...filter, ...part });
    setWay([]);
  };
  const { list, current, risen, error, updates, readAfresh } = useAccounts(
    site.id,
    filter,
    way.at(-1) ?? null,
  );
  const accounts = list?.edges.map(({ node }) => node) ?? [];
  const isPastEnd = current && list !== null && accounts.length === 0 && way.length > 0;
  useEffect(() => {
    if (isPastEnd) setWay([]);
  }, [isPastEnd]);
  const top = useRef<HTMLParagraphElement>(null);
  const turn = (to: readonly string[]): void => {
    setWay(to);
    top.current?.scrollIntoView({ block: "center" });
  };
  return (
    <>
      <header className={style.head}>
        <div>
          <h1>Accounts</h1>
          <p className="quiet">Companies whose people were here, and how much they mean it.</p>
        </div>
        <nav className={style.doors} aria-label="Of accounts">
          {mayAnalyse && (
            <Button component={Link} href={`/sites/${site.id}/accounts/links`} variant="default" size="sm">
              Said by hand
            </Button>
          )}
          <Button component={Link} href={`/sites/${site.id}/accounts/rules`} variant="default" size="sm">
            How intent is read
          </Button>
        </nav>
      </header>
      <Filters filter={filter} onChange={change} />
      <News risen={risen} shown={accounts} />
      {error && <Trouble error={error} retry={readAfresh} />}
      {updates.error && <Trouble error={updates.error} retry={updates.retry} />}
      {list === null && !error && <Loading what="accounts" />}
      {list !== null && accounts.length === 0 && current && (
        <Nobody filtered={filter.text !== "" || filter.category !== null} />
      )}
      {list !== null && accounts.length > 0 && (
        <>
          <p className="quiet small" role="status" ref={top}>
            {placesOf(way.length, accounts.length, list.totalCount)}
          </p>
          <AccountTable accounts={accounts} risen={new Set(risen.map(({ id }) => id))} />
          {list.totalCount > pageLength && (
            <Pager
              page={way.length}
              pages={Math.ceil(list.totalCount / pageLength)}
              busy={!current}
              onFirst={() => turn([])}
              onBack={() => turn(way.slice(0, -1))}
              onOn={onwards(list.pageInfo, (after) => turn([...way, after]))}
            />
          )}
          <Provenance of={list.provenance} />
        </>
      )}
    </>
  );
}

/** `1,204 accounts`, and which of them are here where not all are. */
function placesOf(page: number, here: number, all: number): string {
  const count = countOf(all, "account", "accounts");
  if (all <= pageLength && page === 0) return count;
  const from = page * pageLength + 1;
  return `${count}, ${numberWords(from)} to ${numberWords(from + here - 1)} of them here`;
}

type PageInfo = { readonly hasNextPage: boolean; readonly endCursor: string | null };

const onwards = ({ hasNextPage, endCursor }: PageInfo, go: (after: string) => void): (() => void) | null =>
  hasNextPage && endCursor !== null ? () => go(endCursor) : null;

type NewsProps = { risen: readonly HighIntent[]; shown: readonly { readonly id: string }[] };

/** Who became High Intent: told to those who hear the screen, and shown where the list doesn't. */
function News({ risen, shown }: NewsProps) {
  const site = useSite();
  const here = new Set(shown.map(({ id }) => id));
  const isSeen = risen.every(({ id }) => here.has(id));
  return (
    <p className={isSeen ? "unseen" : style.news} role="status">
      {risen.length > 0 && "High intent now: "}
      {risen.map((account, at) => (
        <Fragment key={account.id}>
          {at > 0 && ", "}
          {isSeen ? account.name : <AccountLink site={site.id} account={account} />}
        </Fragment>
      ))}
    </p>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (part: Partial<Filter>) => void }) {
  return (
    <div className={style.filters}>
      <TextInput
        aria-label="Search by name"
        placeholder="Search by name"
        size="sm"
        value={filter.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <SegmentedControl
        aria-label="Category"
        size="sm"
        data={[
          { value: "", label: "All" },
          ...categories.map((value) => ({ value, label: categoryWords[value] })),
        ]}
        value={filter.category ?? ""}
        onChange={(chosen) => onChange({ category: chosen === "" ? null : (chosen as AccountCategory) })}
      />
      <Select
        className={style.sort}
        aria-label="Sort by"
        size="sm"
        allowDeselect={false}
        data={sorts}
        value={filter.sort}
        onChange={(chosen) => onChange({ sort: chosen as AccountSort })}
      />
    </div>
  );
}

const Nobody = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <Empty title="No such account">
      <p>Nobody that is looked for was seen. Take another category, or fewer letters.</p>
    </Empty>
  ) : (
    <Empty title="No account yet">
      <p>
        A company shows here when one of its people identifies with an e-mail address of the company’s own
        (free mail doesn’t count), or comes from the company’s own network.
      </p>
      <p>
        Your pages tell who somebody is with <code>heatmap.identify(&#123; email &#125;)</code>. What they did
        before counts from then on.
      </p>
    </Empty>
  );
