export type Origins = { readonly right: readonly string[]; readonly wrong: readonly string[] };

/** Origins written one a line (or with commas), told apart from what is none. */
export function originsIn(text: string): Origins {
  const right: string[] = [];
  const wrong: string[] = [];
  for (const word of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const origin = originOf(word);
    if (origin === null) wrong.push(word);
    else if (!right.includes(origin)) right.push(origin);
  }
  return { right, wrong };
}

function originOf(word: string): string | null {
  if (!URL.canParse(word)) return null;
  const { protocol, origin, pathname, search, hash } = new URL(word);
  const bare = pathname === "/" && search === "" && hash === "";
  return bare && (protocol === "https:" || protocol === "http:") ? origin : null;
}

/** Why these can't be a site's origins, in words; null when they can. */
export function originsProblem({ right, wrong }: Origins): string | null {
  if (wrong.length > 0)
    return `Not an origin: ${wrong.join(", ")}. Write scheme and host, as in https://shop.example.`;
  return right.length === 0 ? "Name at least one." : null;
}
