import { createContext, use } from "react";
import type { SitePartsFragment } from "../api/contract";

export const SiteContext = createContext<SitePartsFragment | null>(null);

/** The site that the address names. */
export function useSite(): SitePartsFragment {
  const site = use(SiteContext);
  if (site === null) throw new Error("useSite outside of a site's screens");
  return site;
}
