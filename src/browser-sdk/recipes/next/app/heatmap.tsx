"use client";

import { heatmap } from "@heatmap/browser";
import { useEffect } from "react";

/**
 * Stands in the root layout, which stays while routes change: views follow the address by themselves. Strict mode
 * runs effects twice; a second `start` does nothing, and there is no `stop`, which would end a first view at once.
 */
export function Heatmap({ site }: { site: string }) {
  useEffect(() => {
    heatmap.start({
      siteId: site,
      apiEndpoint: new URL("/v1/events/collect", location.href).href,
    });
  }, [site]);
  return null;
}
