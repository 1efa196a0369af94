import { useEffect, useRef } from "react";
import { Button } from "@mantine/core";
import { Link } from "wouter";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useNow } from "../../app/useNow";
import { SnippetBox } from "../settings/SnippetBox";
import { SessionTable } from "./SessionTable";
import { useSessions, type Sessions } from "./useSessions";
import style from "./sessions.module.css";
import { useTitle } from "../../app/useTitle";

export default function SessionsScreen() {
  const site = useSite();
  useTitle(`Sessions of ${site.name}`);
  const sessions = useSessions(site.id);
  const now = useNow();
  const { rows, state, error, live } = sessions;
  return (
    <>
      <header className={style.head}>
        <h1>Sessions</h1>
        <p className="quiet">Newest first. New ones appear as they begin.</p>
      </header>
      {error && <Trouble error={error} retry={sessions.readAfresh} />}
      {live.error && <Trouble error={live.error} retry={live.retry} />}
      {rows.length > 0 && <SessionTable rows={rows} site={site} now={now} />}
      {rows.length === 0 && state === "reading" && <Loading what="sessions" />}
      {rows.length === 0 && state === "read" && error === null && <Nobody />}
      {rows.length > 0 && <Further sessions={sessions} />}
    </>
  );
}

/** Reads on when its place comes into view; the button is for who gets there without scrolling. */
function Further({ sessions }: { sessions: Sessions }) {
  const place = useRef<HTMLDivElement>(null);
  const { more, state, readMore } = sessions;
  const reader = useRef(readMore);
  useEffect(() => {
    reader.current = readMore;
  });
  useEffect(() => {
    const element = place.current;
    if (element === null || !more || state === "reading") return;
    const observer = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && reader.current(),
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [more, state]);
  return (
    <div ref={place} className={style.further}>
      {more ? (
        <Button variant="default" size="sm" loading={state === "reading"} onClick={readMore}>
          Show older sessions
        </Button>
      ) : (
        <p className="quiet small">That is all of them.</p>
      )}
    </div>
  );
}

function Nobody() {
  const site = useSite();
  return (
    <Empty title="No visits yet">
      <p>
        Paste this snippet before the closing <code>&lt;/head&gt;</code> of every page of {site.name}. The
        first visit then shows here within a second; leave this page open to see it arrive.
      </p>
      <SnippetBox snippet={site.snippet} />
      <p className="small">
        Pages may send from {site.origins.join(", ")}. A page elsewhere is refused until its origin is added.{" "}
        <Link href={`/sites/${site.id}/inspector`}>See each request, and why it is refused</Link>.
      </p>
    </Empty>
  );
}
