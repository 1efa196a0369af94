import type { CombinedError } from "urql";

/** What went wrong, in words for the person in front of it, and what to do. */
export type Problem = { readonly title: string; readonly advice: string };

const codes = (error: CombinedError): unknown[] => error.graphQLErrors.map((one) => one.extensions?.["code"]);

export const isUnauthenticated = (error: CombinedError): boolean =>
  codes(error).includes("UNAUTHENTICATED") || statusOf(error) === 401;

function statusOf(error: CombinedError): number | null {
  const response: unknown = error.response;
  return response instanceof Response ? response.status : null;
}

export function problemOf(error: CombinedError): Problem {
  const status = statusOf(error);
  const said = error.graphQLErrors[0]?.message;
  if (said !== undefined) return { title: said, advice: "Change what was asked and try again." };
  if (status === 429) return { title: "Too many requests.", advice: "Wait a minute and try again." };
  if (status === 503) return { title: "The server is busy.", advice: "It takes requests again in a moment." };
  if (status !== null && status >= 500)
    return {
      title: `The server failed (${status}).`,
      advice: "Its log says why; try again when it is mended.",
    };
  return {
    title: "The server can't be reached.",
    advice: "Check that it runs and that you are online, then try again.",
  };
}
