import { Button } from "@mantine/core";
import { nameOf, visitorName } from "../../../accounts/links";
import { useSite } from "../../../app/site";
import { useNow } from "../../../app/useNow";
import { momentWords } from "../../../session/words";
import { AccountLink as ToAccount } from "../AccountLink";
import type { AccountLink } from "./useLinks";
import { keyOf } from "./useLinks";
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from "../../../app/table";
import style from "../accounts.module.css";

type Props = {
  links: readonly AccountLink[];
  busy: boolean;
  onTakeBack: (link: AccountLink) => void;
};

export const LinkTable = ({ links, busy, onTakeBack }: Props) => (
  <Table className={`${style.small} ${style.said}`}>
    <TableHead>
      <TableRow>
        <ColumnHeader>Who</ColumnHeader>
        <ColumnHeader>Account</ColumnHeader>
        <ColumnHeader>Said by</ColumnHeader>
        <ColumnHeader>When</ColumnHeader>
        <ColumnHeader>
          <span className="unseen">Take it back</span>
        </ColumnHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {links.map((link) => (
        <Row key={keyOf(link)} link={link} busy={busy} onTakeBack={() => onTakeBack(link)} />
      ))}
    </TableBody>
  </Table>
);

const whoWords = ({ subject, from }: AccountLink): string =>
  subject === null ? nameOf(from ?? "") : `Visitor ${visitorName(subject)}`;

type RowProps = { link: AccountLink; busy: boolean; onTakeBack: () => void };

function Row({ link, busy, onTakeBack }: RowProps) {
  const site = useSite();
  const now = useNow(60_000);
  const { account, belongs, forgotten } = link;
  return (
    <TableRow>
      <RowHeader>
        {whoWords(link)}
        <span className="quiet small">
          {forgotten ? "forgotten since" : link.subject === null ? "everybody found by it" : "one visitor"}
        </span>
      </RowHeader>
      <Cell data-label="Account">
        {account === null ? (
          "is no account"
        ) : (
          <span>
            {belongs ? (link.subject === null ? "is " : "belongs to ") : "doesn’t belong to "}
            <ToAccount site={site.id} account={{ id: account, name: nameOf(account) }} />
          </span>
        )}
      </Cell>
      <Cell data-label="Said by">{link.byLogin ?? <span className="quiet">not known any more</span>}</Cell>
      <Cell data-label="When">{momentWords(link.at, now)}</Cell>
      <Cell>
        {!forgotten && (
          <Button
            variant="default"
            size="xs"
            disabled={busy}
            onClick={onTakeBack}
            aria-label={`Take back what was said of ${whoWords(link)}`}
          >
            Take back
          </Button>
        )}
      </Cell>
    </TableRow>
  );
}
