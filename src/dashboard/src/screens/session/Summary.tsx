import type { ReactNode } from "react";
import { Button } from "@mantine/core";
import type { SessionPartsFragment } from "../../api/contract";
import { LiveBadge } from "../../app/LiveBadge";
import { useSite } from "../../app/site";
import { useNow } from "../../app/useNow";
import { isLive } from "../../session/list";
import { AccountLink } from "../accounts/AccountLink";
import { countryWords, durationWords, momentWords, sourceWords } from "../../session/words";
import style from "./session.module.css";

type Props = {
  session: SessionPartsFragment;
  onForget: () => void;
  /** Null where the person may not say whose visitor it is. */
  onAccount: (() => void) | null;
};

/** Who it was, as far as one can know, and how it went. */
export function Summary({ session, onForget, onAccount }: Props) {
  const site = useSite();
  const now = useNow();
  const facts: [string, ReactNode][] = [
    ["Duration", `${durationWords(session.durationMs)}, ${durationWords(session.engagedMs)} engaged`],
    ["Pages", `${session.pageViews}, from ${session.entryPage ?? "–"} to ${session.exitPage ?? "–"}`],
    ["Clicks", String(session.clicks)],
    ["Came from", sourceWords(session)],
    ["Device", [session.browser, session.system, session.screen].filter(Boolean).join(", ") || "–"],
    [
      "Country, language",
      [countryWords(session.country), session.language].filter(Boolean).join(", ") || "–",
    ],
    ["Account", session.account ? <AccountLink site={site.id} account={session.account} /> : "–"],
    ["Visitor", session.subject],
    ["User agent", session.userAgent ?? (session.erased ? "Erased" : "–")],
  ];
  return (
    <header className={style.summary}>
      <div className={style.title}>
        <h1>{momentWords(session.startedAt, now)}</h1>
        {isLive(session, site.definitions.sessionGapMinutes, now) && !session.erased && <LiveBadge />}
        {!session.erased && (
          <div className={style.deeds}>
            {onAccount && (
              <Button variant="default" size="xs" onClick={onAccount}>
                Say which account
              </Button>
            )}
            <Button variant="default" size="xs" onClick={onForget}>
              Forget this visitor
            </Button>
          </div>
        )}
      </div>
      {session.erased && (
        <p className={style.forgotten} role="note">
          This visitor was forgotten. What was personal can’t be read by anyone any more; what is left below
          names nobody.
        </p>
      )}
      <dl className={style.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
