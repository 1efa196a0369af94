import type { AccountCategory, AccountKind, LedgerLoss } from "../api/contract";

export const categories: readonly AccountCategory[] = ["HIGH_INTENT", "RESEARCHING", "LOOKER"];

export const categoryWords: Readonly<Record<AccountCategory, string>> = {
  HIGH_INTENT: "High intent",
  RESEARCHING: "Researching",
  LOOKER: "Looker",
};

export const kindWords: Readonly<Record<AccountKind, string>> = {
  DOMAIN: "by e-mail domain",
  NETWORK: "by network",
};

export const lossWords: Readonly<Record<LedgerLoss, string>> = {
  FORGOTTEN: "The visitor was forgotten",
  RETENTION: "Older than events are kept",
};

/** A score or points to the tenth, with the sign where it may be either. */
export const tenths = (value: number, signed = false): string => {
  const text = (Math.round(value * 10) / 10).toFixed(1);
  return signed && value > 0 ? `+${text}` : text.replace("-", "\u2212");
};

/** A score in whole numbers, down: it never looks as if it had reached a category that it hasn't. */
export const scoreWords = (score: number): string => String(Math.floor(score));

const numbers = new Intl.NumberFormat();

export const numberWords = (count: number): string => numbers.format(count);

/** `1 person`, `3 people`. */
export const countOf = (count: number, one: string, many: string): string =>
  `${numbers.format(count)} ${count === 1 ? one : many}`;
