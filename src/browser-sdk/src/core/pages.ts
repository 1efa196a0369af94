import type { Page } from "../contract.js";

/** Knows which page view is on screen. Ids count p1, p2, ... within the run. */
export interface Pages {
  current(): Page;
  /** Begins a new view of the present address. */
  turn(): Page;
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
    current() {
      const moved = pages.moved();
      const current = page && !(follow && moved) ? page : pages.turn();
      // A single-page site sets its title after it has changed the address.
      if (!moved || follow) current.title = document.title;
      return current;
    },
    turn() {
      const referrer = page ? page.url : document.referrer;
      address = withoutPlace(location.href);
      page = { id: `p${++count}`, url: location.href, viewport: [innerWidth, innerHeight] };
      if (referrer) page.referrer = referrer;
      return page;
    },
    moved: () => withoutPlace(location.href) !== address,
  };
  return pages;
}
