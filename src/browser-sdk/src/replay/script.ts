import type { Handing } from "./load.js";
import { recorder } from "./recorder.js";

// replay.js, as the one-tag script loads it.
(document.currentScript as Handing | null)?.heatmapRecording?.(recorder);
