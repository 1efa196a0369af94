import { Button } from "@mantine/core";
import { numberWords } from "../../accounts/words";
import style from "./accounts.module.css";

type Props = {
  /** From 0. */
  page: number;
  pages: number;
  busy: boolean;
  onBack: () => void;
  onOn: (() => void) | null;
  onFirst: () => void;
};

/** The ways to other pages of a long list. */
export const Pager = ({ page, pages, busy, onBack, onOn, onFirst }: Props) => (
  <nav className={style.pager} aria-label="Pages of accounts">
    <Button variant="default" size="sm" disabled={page < 2 || busy} onClick={onFirst}>
      First
    </Button>
    <Button variant="default" size="sm" disabled={page === 0 || busy} onClick={onBack}>
      Previous
    </Button>
    <span className="quiet small figures">
      Page {numberWords(page + 1)} of {numberWords(Math.max(pages, page + 1))}
    </span>
    <Button variant="default" size="sm" disabled={onOn === null || busy} onClick={() => onOn?.()}>
      Next
    </Button>
  </nav>
);
