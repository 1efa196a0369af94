import { Link } from "wouter";
import { useSite } from "../../app/site";
import { useNow } from "../../app/useNow";
import { agoWords } from "../../live/words";
import { countryWords } from "../../session/words";
import type { LiveVisitors } from "./useLiveVisitors";
import style from "./live.module.css";

/** Who did something last, each with the way into the session. */
export function Latest({ sessions }: { sessions: LiveVisitors["sessions"] }) {
  const site = useSite();
  const now = useNow(5_000);
  return (
    <ol className={style.latest} aria-label="Visitors, who did something last first">
      {sessions.map(({ id, lastAt, exitPage, device, country, pageViews, account }) => (
        <li key={id}>
          <Link href={`/sites/${site.id}/sessions/${id}`}>{exitPage ?? "No page yet"}</Link>
          <span className="quiet small">
            {[
              account?.name ?? null,
              countryWords(country),
              device[0] + device.slice(1).toLowerCase(),
              `${pageViews} ${pageViews === 1 ? "page" : "pages"}`,
            ]
              .filter((word) => word !== null)
              .join(", ")}
          </span>
          <time className="quiet small" dateTime={lastAt}>
            {agoWords(lastAt, now)}
          </time>
        </li>
      ))}
    </ol>
  );
}
