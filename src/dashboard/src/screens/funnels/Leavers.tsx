import { useState } from "react";
import { ActionIcon, Button } from "@mantine/core";
import { useClient, useQuery, type CombinedError } from "urql";
import { FunnelLeaversDocument, type FunnelLeaversQuery } from "../../api/contract";
import { Cross } from "../../app/icons";
import { useSite } from "../../app/site";
import { Loading, Trouble } from "../../app/states";
import { useNow } from "../../app/useNow";
import type { Row } from "../../session/list";
import { SessionTable } from "../sessions/SessionTable";
import style from "./funnels.module.css";

const pageLength = 10;

type Connection = FunnelLeaversQuery["funnel"]["leavers"];
type Props = {
  id: string;
  asked: { from: string; to: string };
  steps: number;
  all: number;
  onClose: () => void;
};

/** The sessions of those who took so many steps and no more. */
export function Leavers({ id, asked, steps, all, onClose }: Props) {
  const site = useSite();
  const now = useNow();
  const client = useClient();
  const variables = { site: site.id, id, ...asked, steps, first: pageLength };
  const [{ data, error }, retry] = useQuery({
    query: FunnelLeaversDocument,
    variables,
    requestPolicy: "network-only",
  });
  const [later, setLater] = useState<readonly Connection[]>([]);
  const pages = data === undefined ? [] : [data.funnel.leavers, ...later];
  const end = pages.at(-1)?.pageInfo;
  const [problem, setProblem] = useState<CombinedError | undefined>(undefined);
  async function readOn(after: string): Promise<void> {
    const result = await client.query(FunnelLeaversDocument, { ...variables, after }).toPromise();
    setProblem(result.error);
    if (result.data) setLater([...later, result.data.funnel.leavers]);
  }
  const rows = rowsOf(pages);
  return (
    <section className={style.leavers} aria-label={titleOf(steps, all)}>
      <header>
        <h2>{titleOf(steps, all)}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Close the sessions" onClick={onClose}>
          <Cross />
        </ActionIcon>
      </header>
      {error && <Trouble error={error} retry={() => retry({ requestPolicy: "network-only" })} />}
      {data === undefined && !error && <Loading what="sessions" />}
      {rows.length > 0 && <SessionTable rows={rows} site={site} now={now} />}
      {data && rows.length === 0 && <p className="quiet">Their sessions are not kept any more.</p>}
      {problem && <Trouble error={problem} />}
      {end?.hasNextPage && end.endCursor !== null && (
        <Button
          variant="default"
          size="xs"
          onClick={() => end.endCursor !== null && void readOn(end.endCursor)}
        >
          Show more
        </Button>
      )}
    </section>
  );
}

const titleOf = (steps: number, all: number): string =>
  steps === all ? "Who got through" : `Who left after step ${steps}`;

/** One row a session, though several attempts may have ended in it. */
function rowsOf(pages: readonly Connection[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { node } of pages.flatMap(({ edges }) => edges))
    if (node.session !== null) rows.set(node.session.id, node.session);
  return [...rows.values()];
}
