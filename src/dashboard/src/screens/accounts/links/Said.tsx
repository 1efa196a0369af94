import { Button } from "@mantine/core";
import { Link } from "wouter";
import { nameOf, saidWords, undoOf } from "../../../accounts/links";
import { useSite } from "../../../app/site";
import { Trouble } from "../../../app/states";
import type { SayingState } from "./useSaying";
import style from "./links.module.css";

type Props = {
  of: SayingState;
  /** The account whose page this is on: no way leads there from here. */
  here?: string;
};

/** What was said, what follows, and how to take it back; or why it was refused. */
export function Said({ of: { said, refused, busy, say }, here }: Props) {
  const site = useSite();
  const undo = said && undoOf(said);
  const account = said === null ? null : said.kind === "joined" ? said.to : said.account;
  return (
    <>
      <div role="status">
        {said && (
          <div className={style.said}>
            <p>{saidWords(said)}</p>
            <div className={style.ways}>
              {undo && (
                <Button variant="default" size="xs" loading={busy} onClick={() => void say(undo)}>
                  Take it back
                </Button>
              )}
              {account !== null && account !== here && said.kind !== "none" && (
                <Link href={`/sites/${site.id}/accounts?account=${encodeURIComponent(account)}`}>
                  See {nameOf(account)}
                </Link>
              )}
            </div>
          </div>
        )}
      </div>
      {refused && <Trouble error={refused.error} />}
    </>
  );
}
