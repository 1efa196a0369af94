import { Link } from "wouter";

type Props = { site: string; account: { readonly id: string; readonly name: string } };

/** An account's name, and the way to its page. */
export const AccountLink = ({ site, account }: Props) => (
  <Link href={`/sites/${site}/accounts?account=${encodeURIComponent(account.id)}`}>{account.name}</Link>
);
