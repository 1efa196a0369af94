import type { DefinitionsInput } from "../../api/contract";

export type Draft = DefinitionsInput;

/** What is sent of a draft: the input's fields only, and groups that were begun. */
export const changedPart = ({
  sessionGapMinutes,
  campaignStartsSession,
  pages,
}: Draft): DefinitionsInput => ({
  sessionGapMinutes,
  campaignStartsSession,
  pages: pages
    .filter(({ pattern, name }) => pattern !== "" || name !== "")
    .map(({ pattern, name }) => ({ pattern: pattern.trim(), name: name.trim() || pattern.trim() })),
});

/** Why a pattern is none, in words; null when it is one. */
export function patternProblem(pattern: string): string | null {
  if (pattern === "") return null;
  if (!pattern.startsWith("/")) return "A pattern begins with /";
  const segments = pattern.slice(1).split("/");
  const early = segments.slice(0, -1).includes("**");
  if (early) return "** can only be last";
  const mixed = segments.some((segment) => segment.includes("*") && segment !== "*" && segment !== "**");
  return mixed ? "* stands for a whole segment" : null;
}
