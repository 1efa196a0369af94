import { useEffect, useState } from "react";
import { Button } from "@mantine/core";
import { Link, useSearchParams } from "wouter";
import { Back } from "../../app/icons";
import { Provenance } from "../../app/Provenance";
import { useMayAnalyse } from "../../app/role";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import type { Saying } from "../../accounts/links";
import { useAwaited } from "../accounts/links/useAwaited";
import { VisitorDialog } from "../accounts/links/VisitorDialog";
import { ForgetDialog } from "./ForgetDialog";
import { Summary } from "./Summary";
import { Timeline } from "./Timeline";
import { useSession } from "./useSession";
import style from "./session.module.css";
import { useTitle } from "../../app/useTitle";

export default function SessionScreen({ id }: { id: string }) {
  const site = useSite();
  const { session, entries, next, reading, error, live, readMore, readAfresh, readAccount } = useSession(
    site.id,
    id,
  );
  useTitle("Session");
  const [search] = useSearchParams();
  const moment = search.get("at");
  useEffect(() => {
    // Whoever came for a moment that lies further on is taken there.
    const here = moment === null || entries.some(({ cursor }) => cursor === moment);
    if (!here && next !== null && !reading && error === null) readMore();
  }, [moment, entries, next, reading, error, readMore]);
  const [asking, setAsking] = useState<"forget" | "account" | null>(null);
  const [said, setSaid] = useState<Saying | null>(null);
  useAwaited(said, session?.account != null && session.account.id === said?.account, readAccount);
  const mayAnalyse = useMayAnalyse();
  return (
    <>
      <Link href={`/sites/${site.id}/sessions`} className={style.back}>
        <Back size={16} /> Sessions
      </Link>
      {error && <Trouble error={error} retry={readAfresh} />}
      {live.error && <Trouble error={live.error} retry={live.retry} />}
      {session === undefined && error === null && <Loading what="the session" />}
      {session === null && (
        <Empty title="There is no such session">
          <p>It may have passed its retention, or a changed session gap made it part of another.</p>
        </Empty>
      )}
      {session && (
        <>
          <Summary
            session={session}
            onForget={() => setAsking("forget")}
            onAccount={mayAnalyse ? () => setAsking("account") : null}
          />
          <Timeline entries={entries} start={session.startedAt} moment={moment} />
          {next !== null && (
            <Button variant="default" size="sm" loading={reading} onClick={readMore}>
              Show what came after
            </Button>
          )}
          <Provenance of={session.provenance} />
          {session.account && <Provenance of={session.account.provenance} />}
          <ForgetDialog
            opened={asking === "forget"}
            subject={session.subject}
            onClose={() => setAsking(null)}
            onForgotten={readAfresh}
          />
          <VisitorDialog
            opened={asking === "account"}
            subject={session.subject}
            onSaid={setSaid}
            onClose={() => setAsking(null)}
          />
        </>
      )}
    </>
  );
}
