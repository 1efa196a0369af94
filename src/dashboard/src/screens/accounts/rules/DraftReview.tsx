import { useEffect } from "react";
import { Button, Group } from "@mantine/core";
import { Link } from "wouter";
import { useMutation } from "urql";
import {
  AcceptIntentRulesDocument,
  DropIntentRulesDocument,
  type IntentPartsFragment,
} from "../../../api/contract";
import { scoreWords } from "../../../accounts/words";
import { useSite } from "../../../app/site";
import { Loading, Trouble } from "../../../app/states";
import { Category } from "../Category";
import style from "../accounts.module.css";

type Draft = NonNullable<IntentPartsFragment["draft"]>;
type Props = { draft: Draft; readAfresh: () => void; onEdit: () => void };

/** While a draft is counted over the past, it is asked how far that is this often. */
const askAgainMs = 1_000;

/** What a draft would change, to be accepted or dropped. */
export function DraftReview({ draft, readAfresh, onEdit }: Props) {
  const site = useSite();
  const [accepted, accept] = useMutation(AcceptIntentRulesDocument);
  const [dropped, drop] = useMutation(DropIntentRulesDocument);
  const error = accepted.error ?? dropped.error;
  useEffect(() => {
    if (draft.ready) return;
    const timer = setInterval(readAfresh, askAgainMs);
    return () => clearInterval(timer);
  }, [draft.ready, readAfresh]);
  return (
    <section aria-label="Draft">
      <h2>A draft is tried</h2>
      <p className="quiet">The rules in force go on counting until you accept it.</p>
      {!draft.ready && <Loading what="what it would change: all events are being counted by it" />}
      {draft.changes !== null && <Changes changes={draft.changes} />}
      {error && <Trouble error={error} />}
      <Group mt="lg">
        <Button
          disabled={!draft.ready}
          loading={accepted.fetching}
          onClick={() => void accept({ site: site.id })}
        >
          Accept the draft
        </Button>
        <Button variant="default" onClick={onEdit}>
          Edit it
        </Button>
        <Button variant="default" loading={dropped.fetching} onClick={() => void drop({ site: site.id })}>
          Drop it
        </Button>
      </Group>
    </section>
  );
}

function Changes({ changes }: { changes: NonNullable<Draft["changes"]> }) {
  const site = useSite();
  if (changes.length === 0) return <p>No account would be of another category.</p>;
  return (
    <table
      className={`${style.accounts} ${style.changes}`}
      aria-label="Accounts that would be of another category"
    >
      <thead>
        <tr>
          {["Account", "Now", "By the draft", "Intent now", "Intent by the draft"].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ account, name, from, to, intentNow, intentThen }) => (
          <tr key={account}>
            <th scope="row">
              <Link href={`/sites/${site.id}/accounts?account=${encodeURIComponent(account)}`}>{name}</Link>
            </th>
            <td data-label="Now">
              <Category of={from} />
            </td>
            <td data-label="By the draft">
              <Category of={to} />
            </td>
            <td data-label="Intent now">{scoreWords(intentNow)}</td>
            <td data-label="Intent then">{scoreWords(intentThen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
