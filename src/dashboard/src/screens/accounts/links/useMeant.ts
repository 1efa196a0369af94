import { useState } from "react";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "urql";
import { accountMeant } from "../../../accounts/links";
import { AccountNamesDocument } from "../../../api/contract";
import { useSite } from "../../../app/site";

const pauseMs = 150;

export type Meant = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly names: readonly string[];
  /** The account that the text names; null for none. */
  readonly account: string | null;
};

/** An account that a person names, with those that were seen to choose from, `but` one. */
export function useMeant(but: string | null): Meant {
  const site = useSite();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), pauseMs);
  const [{ data }] = useQuery({ query: AccountNamesDocument, variables: { site: site.id, text: asked } });
  const seen = data?.accounts.edges.map(({ node }) => node).filter(({ id }) => id !== but) ?? [];
  const account = accountMeant(text, seen);
  // Once the text names one, a list of others would only lie over the buttons. A domain and a network may be called the same.
  const names = account === null ? [...new Set(seen.map(({ name }) => name))] : [];
  return { text, setText, names, account };
}
