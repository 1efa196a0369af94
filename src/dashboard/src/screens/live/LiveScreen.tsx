import { Link } from "wouter";
import { Provenance } from "../../app/Provenance";
import { useSite } from "../../app/site";
import { Loading, Trouble } from "../../app/states";
import { useTitle } from "../../app/useTitle";
import { visitorWords } from "../../live/words";
import { countryWords } from "../../session/words";
import { GroupTable } from "./GroupTable";
import { Latest } from "./Latest";
import { useLiveVisitors, type LiveVisitors } from "./useLiveVisitors";
import { WorldMap } from "./WorldMap";
import style from "./live.module.css";

/** Who is on the site now: where, on which pages, and the way into each session. */
export default function LiveScreen() {
  const site = useSite();
  const { live, error, updates, readAfresh } = useLiveVisitors(site.id);
  useTitle(live === null ? `Live on ${site.name}` : `${live.visitors} live on ${site.name}`);
  return (
    <>
      <header className={style.head}>
        <h1 aria-live="polite">{live === null ? "Live" : `${visitorWords(live.visitors)} now`}</h1>
        <p className="quiet">Everyone who did something in the last five minutes.</p>
      </header>
      {error && <Trouble error={error} retry={readAfresh} />}
      {updates.error && <Trouble error={updates.error} retry={updates.retry} />}
      {live === null && !error && <Loading what="who is there" />}
      {live !== null && <Visitors live={live} />}
    </>
  );
}

function Visitors({ live }: { live: LiveVisitors }) {
  const unknown = live.countries.find(({ key }) => key === null)?.visitors ?? 0;
  const accounts = live.accounts.filter(({ key }) => key !== null);
  const nowhere = live.visitors > 0 && unknown === live.visitors;
  return (
    <>
      <div className={style.where}>
        <div className={`plate ${style.sheet}`}>
          <WorldMap countries={live.countries} />
        </div>
        <section aria-label="Countries" tabIndex={0}>
          {live.countries.length > 0 && !nowhere && (
            <GroupTable
              name="Country"
              groups={live.countries}
              label={(key) => countryWords(key) ?? "Unknown"}
            />
          )}
          {nowhere && <NoPlaces />}
          {live.visitors === 0 && (
            <p className="quiet">Nobody is there. The first to come shows here at once.</p>
          )}
        </section>
      </div>
      {live.visitors > 0 && (
        <div className={style.what}>
          <section aria-label="Pages">
            <h2>What they look at</h2>
            <GroupTable name="Page" groups={live.pages} label={(key) => key ?? "No page yet"} />
          </section>
          {accounts.length > 0 && (
            <section aria-label="Accounts">
              <h2>Whose they are</h2>
              <GroupTable name="Account" groups={accounts} label={(key) => <AccountLink id={key ?? ""} />} />
            </section>
          )}
          <section aria-label="Visitors">
            <h2>Who did something last</h2>
            <Latest sessions={live.sessions} />
          </section>
        </div>
      )}
      {!live.complete && (
        <p className="quiet small" role="note">
          More than 20,000 sessions began in a day: of those, the newest are counted.
        </p>
      )}
      <Provenance of={live.provenance} />
    </>
  );
}

function AccountLink({ id }: { id: string }) {
  const site = useSite();
  return (
    <Link href={`/sites/${site.id}/accounts?account=${encodeURIComponent(id)}`}>
      {id.slice(id.indexOf(":") + 1)}
    </Link>
  );
}

const NoPlaces = () => (
  <p className="quiet">
    The server has no file of places, so it doesn’t know where anybody is. <code>geo refresh</code> on its
    command line fetches one.
  </p>
);
