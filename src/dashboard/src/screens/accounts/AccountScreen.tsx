import { useState } from "react";
import { Button } from "@mantine/core";
import { Link } from "wouter";
import { Back } from "../../app/icons";
import { Provenance } from "../../app/Provenance";
import { useMayAnalyse } from "../../app/role";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useNow } from "../../app/useNow";
import { useTitle } from "../../app/useTitle";
import { spanOf } from "../../accounts/span";
import { kindWords, scoreWords } from "../../accounts/words";
import { durationWords, momentWords } from "../../session/words";
import { Category } from "./Category";
import { Ledger } from "./Ledger";
import { JoinDialog } from "./links/JoinDialog";
import { Said } from "./links/Said";
import { useAwaited } from "./links/useAwaited";
import { isOfVisitor, useSaying, type SayingState } from "./links/useSaying";
import { People } from "./People";
import { ScoreChart } from "./ScoreChart";
import { Sessions } from "./Sessions";
import { useAccount, type Account } from "./useAccount";
import style from "./accounts.module.css";

// What weighs most lately; people and sessions below must not lie screens away.
const ledgerAtFirst = 12;
const ledgerLength = 50;

/** One account: how its scores went, why they are what they are, who was there and what they saw. */
export function AccountScreen({ id }: { id: string }) {
  const site = useSite();
  const [ledger, setLedger] = useState(ledgerAtFirst);
  const { account, error, updates, readAfresh } = useAccount(site.id, id, ledger);
  const saying = useSaying();
  useAwaited(saying.said, account != null, readAfresh);
  useTitle(account?.name ?? "Account");
  return (
    <>
      <Link href={`/sites/${site.id}/accounts`} className={style.back}>
        <Back size={16} /> Accounts
      </Link>
      {error && <Trouble error={error} retry={readAfresh} />}
      {updates.error && <Trouble error={updates.error} retry={updates.retry} />}
      {account === undefined && error === null && <Loading what="the account" />}
      {account === null && (
        <>
          <Empty title="Nobody of this account was seen">
            <p>Its visitors may have been forgotten, or belong to another account by now.</p>
            <OwnAgain account={id} saying={saying} />
          </Empty>
          <Said of={saying} here={id} />
        </>
      )}
      {account && (
        <OneAccount account={account} saying={saying} onMore={() => setLedger(ledger + ledgerLength)} />
      )}
    </>
  );
}

/** The way back for an account that was said to be another, or none, when nobody who said it is there any more. */
function OwnAgain({ account, saying }: { account: string; saying: SayingState }) {
  if (!useMayAnalyse() || saying.said !== null) return null;
  return (
    <>
      <p>Was it said to be another account, or none? That can be taken back.</p>
      <Button
        variant="default"
        size="xs"
        loading={saying.busy}
        onClick={() => void saying.say({ kind: "itself", account })}
      >
        Make it an account of its own again
      </Button>
    </>
  );
}

type OneProps = { account: Account; saying: SayingState; onMore: () => void };

function OneAccount({ account, saying, onMore }: OneProps) {
  return (
    <>
      <Head account={account} saying={saying} />
      <section aria-label="Scores" className={style.part}>
        <ScoreChart scores={spanOf(account.scores, account.lately)} />
      </section>
      <section aria-label="Ledger" className={style.part}>
        <h2>Why the intent is {account.ledger.intent.toFixed(2)}</h2>
        <Ledger ledger={account.ledger} onMore={onMore} />
      </section>
      <div className={style.two}>
        <section aria-label="People">
          <h2>People</h2>
          <People account={account} saying={saying} />
        </section>
        <section aria-label="Pages">
          <h2>Pages</h2>
          <Pages pages={account.pages} />
        </section>
      </div>
      <section aria-label="Sessions" className={style.part}>
        <h2>Sessions</h2>
        <Sessions account={account} />
      </section>
      <Provenance of={account.provenance} />
    </>
  );
}

function Head({ account, saying }: { account: Account; saying: SayingState }) {
  const now = useNow(60_000);
  const [joining, setJoining] = useState(false);
  const mayAnalyse = useMayAnalyse();
  const facts: [string, string][] = [
    ["Intent", scoreWords(account.intent)],
    ["Engagement", scoreWords(account.engagement)],
    ["People", String(account.peopleCount)],
    ["Sessions", String(account.sessionCount)],
    ["Page views", String(account.pageViews)],
    ["Engaged", durationWords(account.engagedMs)],
    ["Last seen", momentWords(account.lastSeenAt, now)],
  ];
  return (
    <header className={style.summary}>
      <div className={style.title}>
        <h1>{account.name}</h1>
        <Category of={account.category} />
        <span className="quiet small">{kindWords[account.kind]}</span>
        {mayAnalyse && (
          <Button className={style.deed} variant="default" size="xs" onClick={() => setJoining(true)}>
            Say which company it is
          </Button>
        )}
      </div>
      {!isOfVisitor(saying) && <Said of={saying} here={account.id} />}
      <dl className={style.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <JoinDialog
        opened={joining}
        account={account.id}
        onSaid={saying.note}
        onClose={() => setJoining(false)}
      />
    </header>
  );
}

const Pages = ({ pages }: { pages: Account["pages"] }) => (
  <table className={style.small}>
    <thead>
      <tr>
        <th scope="col">Page</th>
        <th scope="col">Views</th>
      </tr>
    </thead>
    <tbody>
      {pages.map(({ page, views }) => (
        <tr key={page}>
          <th scope="row">{page}</th>
          <td>{views}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
