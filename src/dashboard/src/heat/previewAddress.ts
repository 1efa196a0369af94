/** Where a page can be shown under its heat, or why it can't. */
export type PreviewAddress = { readonly url: string } | { readonly url: null; readonly why: string };

/**
 * Only a page of the dashboard's own origin can be shown: of any other the browser tells neither size nor where
 * elements are, and heat laid over it would be a guess.
 */
export function previewAddress(origin: string | undefined, page: string, own: string): PreviewAddress {
  const placeholder = page.split("/").find((segment) => segment.startsWith(":"));
  if (placeholder !== undefined)
    return {
      url: null,
      why: `${page} stands for many pages (${placeholder} was taken out to keep people private), so there is no single one to show under the heat.`,
    };
  if (origin === undefined) return { url: null, why: "The site names no origin to show its pages from." };
  if (origin !== own)
    return {
      url: null,
      why: `The page is at ${origin}, this dashboard at ${own}. A browser lets neither measure the other, so the heat is drawn on plain ground.`,
    };
  return { url: origin + page };
}
