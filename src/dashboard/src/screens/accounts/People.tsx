import { Link } from "wouter";
import { useSite } from "../../app/site";
import { useNow } from "../../app/useNow";
import { countOf } from "../../accounts/words";
import { momentWords } from "../../session/words";
import type { Account } from "./useAccount";
import style from "./accounts.module.css";

/** Visitors by their random ids: who they are by name stays in their sessions. */
export function People({ people }: { people: Account["people"]["people"] }) {
  const site = useSite();
  const now = useNow(60_000);
  return (
    <table className={style.small}>
      <thead>
        <tr>
          <th scope="col">Visitor</th>
          <th scope="col">Last seen</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.subject}>
            <th scope="row">
              {person.forgotten ? (
                <span className="quiet">Forgotten</span>
              ) : (
                <Link href={`/sites/${site.id}/sessions/${person.lastSession}`} title={person.subject}>
                  {person.subject.slice(0, 8)}
                </Link>
              )}
              <span className="quiet small">
                {countOf(person.sessionCount, "session", "sessions")},{" "}
                {countOf(person.pageViews, "page", "pages")}
              </span>
            </th>
            <td>{momentWords(person.lastSeenAt, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
