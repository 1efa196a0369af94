import { useState } from "react";
import { Button, Select, SegmentedControl, TextInput } from "@mantine/core";
import { Link, useSearchParams } from "wouter";
import type { AccountCategory, AccountSort } from "../../api/contract";
import { categories, categoryWords, countOf } from "../../accounts/words";
import { Provenance } from "../../app/Provenance";
import { useMayAnalyse } from "../../app/role";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useTitle } from "../../app/useTitle";
import { AccountScreen } from "./AccountScreen";
import { AccountTable } from "./AccountTable";
import { useAccounts, type Filter } from "./useAccounts";
import style from "./accounts.module.css";

const sorts: { value: AccountSort; label: string }[] = [
  { value: "INTENT", label: "By intent" },
  { value: "ENGAGEMENT", label: "By engagement" },
  { value: "LAST_SEEN", label: "Last seen first" },
];
const pageLength = 50;
/** The server counts what an answer may cost: one for each field of each row, 10,000 in all. */
const mostAtOnce = 500;

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
  const [filter, setFilter] = useState<Filter>({
    text: "",
    category: null,
    sort: "INTENT",
    first: pageLength,
  });
  const change = (part: Partial<Filter>): void => setFilter({ ...filter, first: pageLength, ...part });
  const { list, current, risen, error, updates, readAfresh } = useAccounts(site.id, filter);
  const accounts = list?.edges.map(({ node }) => node) ?? [];
  const names = accounts.filter(({ id }) => risen.has(id)).map(({ name }) => name);
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
      <p className="unseen" role="status">
        {names.length > 0 && `High intent now: ${names.join(", ")}`}
      </p>
      {error && <Trouble error={error} retry={readAfresh} />}
      {updates.error && <Trouble error={updates.error} retry={updates.retry} />}
      {list === null && !error && <Loading what="accounts" />}
      {list !== null && accounts.length === 0 && current && (
        <Nobody filtered={filter.text !== "" || filter.category !== null} />
      )}
      {list !== null && accounts.length > 0 && (
        <>
          <p className="quiet small">{countOf(list.totalCount, "account", "accounts")}</p>
          <AccountTable accounts={accounts} risen={risen} />
          {list.pageInfo.hasNextPage && (
            <div className={style.further}>
              {filter.first < mostAtOnce ? (
                <Button
                  variant="default"
                  size="sm"
                  loading={!current}
                  onClick={() => change({ first: filter.first + pageLength })}
                >
                  Show more
                </Button>
              ) : (
                <p className="quiet small">
                  These are the first {mostAtOnce}. Search by name to find others.
                </p>
              )}
            </div>
          )}
          <Provenance of={list.provenance} />
        </>
      )}
    </>
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
