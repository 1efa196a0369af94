import type { AccountLinkInput } from "../api/contract";

/** What a person says of which account somebody is; `subject` is one visitor, `account` everybody of one. */
export type Saying =
  | { readonly kind: "belongs"; readonly subject: string; readonly account: string }
  | { readonly kind: "ruledOut"; readonly subject: string; readonly account: string }
  | { readonly kind: "joined"; readonly account: string; readonly to: string }
  | { readonly kind: "none"; readonly account: string }
  | { readonly kind: "itself"; readonly account: string };

/** What is sent: a link to an account, or an unlinking. */
export type Sent =
  | { readonly link: true; readonly what: AccountLinkInput; readonly account: string }
  | { readonly link: false; readonly what: AccountLinkInput; readonly account: string | null };

export function sentFor(saying: Saying): Sent {
  switch (saying.kind) {
    case "belongs":
      return { link: true, what: { subject: saying.subject }, account: saying.account };
    case "ruledOut":
      return { link: false, what: { subject: saying.subject }, account: saying.account };
    case "joined":
      return { link: true, what: { account: saying.account }, account: saying.to };
    case "none":
      return { link: false, what: { account: saying.account }, account: null };
    case "itself":
      return { link: true, what: { account: saying.account }, account: saying.account };
  }
}

/** What takes it back; null where nothing is left to take back. */
export function undoOf(saying: Saying): Saying | null {
  switch (saying.kind) {
    case "belongs":
      return { ...saying, kind: "ruledOut" };
    case "ruledOut":
      return { ...saying, kind: "belongs" };
    case "joined":
    case "none":
      return { kind: "itself", account: saying.account };
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
