import type { Mode } from "../contract.js";

/** What a site may set. */
export interface Settings {
  /** Public key of the site, `pk_...`. */
  siteId: string;
  /** Address that takes the batches, e.g. `https://heatmap.example/v1/events/collect`. */
  apiEndpoint: string;
  /** Share of runs that are captured, above 0 to 1. Default 1. */
  sampleRate: number;
  /** Milliseconds after which what was captured is sent. Default 5,000. */
  flushInterval: number;
  /** Number of events at which a batch is sent before its time, at most 80. Default 50. */
  flushSize: number;
  /** How often a batch that the server could not take is sent again. Default 8. */
  maxRetries: number;
  /** What may be kept on the device: nothing, an id for this tab, an id across visits. Default strict. */
  privacyMode: Mode;
  /** False: nothing is captured but what the site itself reports with `track`. Default true. */
  autoTrack: boolean;
  /** False: no clicks, movement, scrolling or attention; views and all else as they are. Default true. */
  enableHeatmaps: boolean;
  /** False: the text of elements is sent as it is, scrubbed of personal data. Default true. */
  maskText: boolean;
  /** Consent categories granted already. Default none. */
  consent: string[];
  /** Records the page for replay, where the consent is given and the mode is not strict. Default false. */
  enableReplay?: boolean;
  /** Share of sessions that are recorded when `enableReplay` is on, 0 to 1. Default 1. */
  replaySampleRate?: number;
  /** Explains in the console whatever is refused, dropped or sent again. Default false. */
  debug: boolean;
}

export type StartSettings = Partial<Settings> & Pick<Settings, "siteId" | "apiEndpoint">;

/** The server adds events of its own to an append of at most 100, so that we stay well below. */
export const MOST_EVENTS = 80;

const DEFAULTS = {
  sampleRate: 1,
  flushInterval: 5_000,
  flushSize: 50,
  maxRetries: 8,
  privacyMode: "strict" as Mode,
  autoTrack: true,
  enableHeatmaps: true,
  maskText: true,
  consent: [],
  debug: false,
};

/** Fills in what was not given; what makes no sense becomes the default, or in doubt the more private. */
export function completed(given: StartSettings): Settings {
  const told = Object.entries(given).filter(([, value]) => value !== undefined);
  const settings: Settings = { ...DEFAULTS, ...(Object.fromEntries(told) as unknown as StartSettings) };
  settings.flushSize = Math.min(settings.flushSize || DEFAULTS.flushSize, MOST_EVENTS);
  settings.flushInterval ||= DEFAULTS.flushInterval;
  settings.sampleRate = Math.min(settings.sampleRate, 1);
  if (!/^(balanced|permissive)$/.test(settings.privacyMode)) settings.privacyMode = DEFAULTS.privacyMode;
  return settings;
}

/** Reads the settings from `data-` attributes; what is absent is not set. */
export function fromScriptTag(script: HTMLScriptElement): StartSettings | null {
  const {
    site,
    endpoint,
    mode,
    sampleRate,
    flushInterval,
    flushSize,
    maxRetries,
    autoTrack,
    enableHeatmaps,
    maskText,
    consent,
    enableReplay,
    replaySampleRate,
  } = script.dataset;
  if (!site) return null;
  const given: StartSettings = {
    siteId: site,
    apiEndpoint: new URL(endpoint ?? "/v1/events/collect", script.src).href,
    debug: "debug" in script.dataset && script.dataset["debug"] !== "false",
  };
  if (mode) given.privacyMode = mode as Mode;
  if (sampleRate) given.sampleRate = +sampleRate;
  if (flushInterval) given.flushInterval = +flushInterval;
  if (flushSize) given.flushSize = +flushSize;
  if (maxRetries) given.maxRetries = +maxRetries;
  if (autoTrack) given.autoTrack = autoTrack !== "false";
  if (enableHeatmaps) given.enableHeatmaps = enableHeatmaps !== "false";
  if (maskText) given.maskText = maskText !== "false";
  if (enableReplay !== undefined) given.enableReplay = enableReplay !== "false";
  if (replaySampleRate) given.replaySampleRate = +replaySampleRate;
  if (consent) given.consent = consent.split(/[\s,]+/);
  return given;
}
