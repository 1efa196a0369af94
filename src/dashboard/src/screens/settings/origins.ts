/** Origins written one a line (or with commas), told apart from what is none. */
export function originsIn(text: string): { right: string[]; wrong: string[] } {
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
