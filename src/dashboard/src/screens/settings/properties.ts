import type { DeclaredEventInput } from "../../api/contract";

/** An event as it is typed: its properties one a line. */
export type Row = { event: string; properties: string };

export const rowsOf = (declared: readonly DeclaredEventInput[]): Row[] =>
  declared.map(({ event, properties }) => ({ event, properties: properties.join("\n") }));

/** What is declared by rows; one that wasn't begun declares nothing. */
export const declaredIn = (rows: readonly Row[]): DeclaredEventInput[] =>
  rows
    .filter((row) => !isEmpty(row))
    .map(({ event, properties }) => ({ event: event.trim(), properties: linesOf(properties) }));

/** Why a row declares nothing, in words; null when it does, or wasn't begun. */
export function rowProblem(row: Row): string | null {
  if (isEmpty(row)) return null;
  if (row.event.trim() === "") return "Which event?";
  return linesOf(row.properties).length === 0 ? "Which of its properties?" : null;
}

const isEmpty = ({ event, properties }: Row): boolean => event.trim() === "" && properties.trim() === "";

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];
