import { useEffect, useRef, useState } from "react";
import type { CombinedError } from "urql";

export type Page<Row> = {
  readonly rows: readonly Row[];
  /** The cursor after which the next page begins; null where the list ends. */
  readonly next: string | null;
};
export type ReadPage<Row> = (
  length: number,
  after: string,
) => Promise<{ page: Page<Row> | undefined; error: CombinedError | undefined }>;

export type Further<Row> = {
  readonly rows: readonly Row[];
  readonly more: boolean;
  readonly reading: boolean;
  readonly error: CombinedError | null;
  readonly readMore: () => void;
};

const pageLength = 50;
/** The server counts what an answer may cost: one for each field of each row, 10,000 in all. */
const mostAtOnce = 300;

/** A list whose first page is read anew now and then; what lies under it is read by its cursor, and anew with it. */
export function useFurther<Row>(
  first: Page<Row>,
  keyOf: (row: Row) => string,
  read: ReadPage<Row>,
): Further<Row> {
  const [rest, setRest] = useState<Page<Row> | null>(null);
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<CombinedError | null>(null);
  const asking = useRef(0);
  const wanted = useRef(0);

  async function load(length: number, after: string, over: readonly Row[]): Promise<void> {
    const turn = ++asking.current;
    setReading(true);
    const { page, error: problem } = await read(length, after);
    // An answer that another has overtaken is of a list that has moved since.
    if (turn !== asking.current) return;
    setReading(false);
    setError(problem ?? null);
    if (page !== undefined) setRest({ rows: [...over, ...page.rows], next: page.next });
  }
  useEffect(() => {
    if (wanted.current === 0) return;
    if (first.next === null) setRest(null);
    else void load(Math.min(mostAtOnce, wanted.current), first.next, []);
  }, [first]);

  const { next } = rest ?? first;
  const readMore = (): void => {
    if (next === null) return;
    wanted.current = (rest?.rows.length ?? 0) + pageLength;
    void load(pageLength, next, rest?.rows ?? []);
  };
  const known = new Set(first.rows.map(keyOf));
  const rows = [...first.rows, ...(rest?.rows.filter((row) => !known.has(keyOf(row))) ?? [])];
  return { rows, more: next !== null, reading, error, readMore };
}
