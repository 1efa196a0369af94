import type { Page } from "../contract.js";

/** Knows which page view is on screen. Ids count p1, p2, ... within the run. */
export interface Pages {
  page(): Page;
  /** Begins a new view of the present address. */
  turn(): void;
  /** True when the address is no longer the one of the current view. */
  moved(): boolean;
}

/**
 * A fragment is a place in a page (a table of contents must not count as views), unless it is a route:
 * `#/...` or `#!...`.
 */
const withoutPlace = (href: string): string => href.replace(/#(?![/!]).*/, "");

/** With `follow`, a new address is noticed when the page is asked for: nothing else watches for it. */
export function createPages(follow: boolean): Pages {
  let count = 0;
  let address = "";
  let page: Page | undefined;

  const pages: Pages = {
    page() {
      const moved = pages.moved();
      if (!page || (follow && moved)) pages.turn();
      // A single-page site sets its title after it has changed the address.
      if (!moved || follow) page!.title = document.title;
      return page!;
    },
    turn() {
      const referrer = page ? page.url : document.referrer;
      address = withoutPlace(location.href);
      page = {
        id: "p" + ++count,
        url: location.href,
        viewport: [innerWidth, innerHeight],
        ...(referrer && { referrer }),
      };
    },
    moved: () => withoutPlace(location.href) !== address,
  };
  return pages;
}
