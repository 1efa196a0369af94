import type { HeatmapQuery } from "../../src/api/contract";

type Answer = HeatmapQuery["heatmap"];

/** A heatmap as the server answers it, empty but for what is given. */
export const answer = (given: Partial<Answer>): Answer => ({
  page: "/",
  device: null,
  from: "2026-11-21T00:00:00.000Z",
  to: "2026-11-21T01:00:00.000Z",
  columns: 64,
  rowHeight: 16,
  total: 0,
  cells: [],
  elements: [],
  provenance: {
    projection: "click-map",
    codeVersion: 1,
    definitionsVersion: 1,
    generation: 1,
    position: "1.0",
    filter: "page /",
  },
  ...given,
});
