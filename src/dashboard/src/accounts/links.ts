import type { AccountLinkInput } from "../api/contract";

/** What a person says of which account somebody is; `subject` is one visitor, `account` everybody of one. */
export type Saying =
  | { readonly kind: "belongs"; readonly subject: string; readonly account: string }
  | { readonly kind: "ruledOut"; readonly subject: string; readonly account: string }
  | { readonly kind: "withdrawn"; readonly subject: string; readonly account: string }
  | { readonly kind: "joined"; readonly account: string; readonly to: string }
  | { readonly kind: "none"; readonly account: string }
  | { readonly kind: "itself"; readonly account: string };

/** What is sent: a link to an account, an unlinking, or that neither stands any more. */
export type Sent =
  | { readonly how: "link"; readonly what: AccountLinkInput; readonly account: string }
  | { readonly how: "unlink" | "withdraw"; readonly what: AccountLinkInput; readonly account: string | null };

export function sentFor(saying: Saying): Sent {
  switch (saying.kind) {
    case "belongs":
      return { how: "link", what: { subject: saying.subject }, account: saying.account };
    case "ruledOut":
      return { how: "unlink", what: { subject: saying.subject }, account: saying.account };
    case "withdrawn":
      return { how: "withdraw", what: { subject: saying.subject }, account: saying.account };
    case "joined":
      return { how: "link", what: { account: saying.account }, account: saying.to };
    case "none":
      return { how: "unlink", what: { account: saying.account }, account: null };
    case "itself":
      return { how: "link", what: { account: saying.account }, account: saying.account };
  }
}

/** What takes it back; null where nothing is left to take back. */
export function undoOf(saying: Saying): Saying | null {
  switch (saying.kind) {
    case "belongs":
    case "ruledOut":
      return { ...saying, kind: "withdrawn" };
    case "joined":
    case "none":
      return { kind: "itself", account: saying.account };
    case "withdrawn":
    case "itself":
      return null;
  }
}

export const nameOf = (account: string): string => account.slice(account.indexOf(":") + 1);
export const visitorName = (subject: string): string => subject.slice(0, 8);

/** What holds now that it was said, and what becomes of the totals. */
export function saidWords(saying: Saying): string {
  const name = nameOf(saying.account);
  switch (saying.kind) {
    case "belongs":
      return `Visitor ${visitorName(saying.subject)} belongs to ${name}, with all sessions so far. What they counted moves there, once.`;
    case "ruledOut":
      return `Visitor ${visitorName(saying.subject)} doesn’t belong to ${name}, with all sessions so far. What else is known of them decides: their e-mail’s domain, then their network.`;
    case "withdrawn":
      return `Nothing is said of visitor ${visitorName(saying.subject)} and ${name} any more. What else is known of them decides: their e-mail’s domain, then their network.`;
    case "joined":
      return `Whoever is found as ${name} counts for ${nameOf(saying.to)}, with all sessions so far. The totals move there, once.`;
    case "none":
      return `${name} is no account: whoever is found by it alone counts for none. Its totals go, once.`;
    case "itself":
      return `${name} is an account of its own again. Its totals come back, once.`;
  }
}

type Named = { readonly id: string; readonly name: string };
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$/u;

/** The account that somebody means: one that was seen, or a company by its domain. Null where the words name none. */
export function accountMeant(words: string, seen: readonly Named[]): string | null {
  const text = words.trim();
  const lower = text.toLowerCase();
  const known = seen.find(({ id }) => id === text) ?? seen.find(({ name }) => name.toLowerCase() === lower);
  if (known !== undefined) return known.id;
  return domain.test(lower) ? `domain:${lower}` : null;
}

type Link = {
  readonly subject: string | null;
  readonly from: string | null;
  readonly account: string | null;
};

/** What takes back what stands in the list of all that was said. */
export const takenBack = ({ subject, from, account }: Link): Saying =>
  subject === null
    ? { kind: "itself", account: from ?? "" }
    : { kind: "withdrawn", subject, account: account ?? "" };
