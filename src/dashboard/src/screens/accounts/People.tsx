import { useMemo, type ReactNode } from "react";
import { Button } from "@mantine/core";
import { useClient } from "urql";
import { Link } from "wouter";
import { AccountPeopleDocument } from "../../api/contract";
import { countOf } from "../../accounts/words";
import { visitorName } from "../../accounts/links";
import { useMayAnalyse } from "../../app/role";
import { useSite } from "../../app/site";
import { useNow } from "../../app/useNow";
import { momentWords } from "../../session/words";
import { Said } from "./links/Said";
import { ShowMore } from "./ShowMore";
import { useFurther, type Page, type ReadPage } from "./useFurther";
import { isOfVisitor, type SayingState } from "./links/useSaying";
import type { Account } from "./useAccount";
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from "../../app/table";
import style from "./accounts.module.css";

type Person = Account["people"]["people"][number];
type Props = { account: Account; saying: SayingState };

/** Visitors by their random ids: who they are by name stays in their sessions. */
export function People({ account, saying }: Props) {
  const mayAnalyse = useMayAnalyse();
  const people = useFurther(
    useMemo(() => pageOf(account.people), [account.people]),
    ({ subject }) => subject,
    useReadPeople(account.id),
  );
  return (
    <>
      {isOfVisitor(saying) && <Said of={saying} here={account.id} />}
      <Table className={`${style.small} ${style.people}`}>
        <TableHead>
          <TableRow>
            <ColumnHeader>Visitor</ColumnHeader>
            <ColumnHeader>Last seen</ColumnHeader>
            {mayAnalyse && (
              <ColumnHeader>
                <span className="unseen">Whether they belong here</span>
              </ColumnHeader>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {people.rows.map((person) => (
            <Row key={person.subject} person={person}>
              {mayAnalyse && (
                <Cell>
                  {!person.forgotten && <TakeOut person={person} account={account} saying={saying} />}
                </Cell>
              )}
            </Row>
          ))}
        </TableBody>
      </Table>
      <ShowMore of={people} what="people" />
    </>
  );
}

const pageOf = ({ people, pageInfo }: Account["people"]): Page<Person> => ({
  rows: people,
  next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});

function useReadPeople(id: string): ReadPage<Person> {
  const site = useSite();
  const client = useClient();
  return async (first, after) => {
    const { data, error } = await client
      .query(AccountPeopleDocument, { site: site.id, id, first, after }, { requestPolicy: "network-only" })
      .toPromise();
    return { page: data?.account ? pageOf(data.account.people) : undefined, error };
  };
}

function Row({ person, children }: { person: Person; children: ReactNode }) {
  const site = useSite();
  const now = useNow(60_000);
  return (
    <TableRow>
      <RowHeader>
        {person.forgotten ? (
          <span className="quiet">Forgotten</span>
        ) : (
          <Link href={`/sites/${site.id}/sessions/${person.lastSession}`} title={person.subject}>
            {visitorName(person.subject)}
          </Link>
        )}
        <span className="quiet small">
          {countOf(person.sessionCount, "session", "sessions")}, {countOf(person.pageViews, "page", "pages")}
        </span>
      </RowHeader>
      <Cell>{momentWords(person.lastSeenAt, now)}</Cell>
      {children}
    </TableRow>
  );
}

const TakeOut = ({ person: { subject }, account, saying }: Props & { person: Person }) => (
  <Button
    variant="default"
    size="xs"
    aria-label={`Visitor ${visitorName(subject)} doesn’t belong to ${account.name}`}
    disabled={saying.busy}
    onClick={() => void saying.say({ kind: "ruledOut", subject, account: account.id })}
  >
    Doesn’t belong
  </Button>
);
