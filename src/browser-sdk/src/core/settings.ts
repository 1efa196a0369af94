import type { CapturedEvent, Mode, Page } from "../contract.js";

/** What a site may set. */
export interface Settings {
  /** Public key of the site, `pk_...`. */
  siteId: string;
  /** Address that takes the batches, e.g. `https://heatmap.example/v1/events/collect`. */
  apiEndpoint: string;
  /**
   * Taken, and without effect: no socket is opened. Batches and recordings go to `apiEndpoint` in plain requests, which
   * outlive the page as a socket can't; what the server refuses stands in its answers, and in the console with `debug`.
   */
  wsEndpoint?: string;
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
  enableHeatmaps?: boolean;
  /** False: the text of elements is sent as it is, scrubbed of personal data. Default true. */
  maskText: boolean;
  /** Consent categories granted already. Default none. */
  consent: string[];
  /** Records the page for replay, where the consent is given and the mode is not strict. Default false. */
  enableReplay?: boolean;
  /**
   * A picture of each page, where its document isn't recorded: with the consent that replay needs, never in strict mode.
   * Text is drawn as bars, images as empty boxes, unless they may be shown. Default false.
   */
  enableScreenshots?: boolean;
  /** Share of sessions that are recorded when `enableReplay` or `enableScreenshots` is on, 0 to 1. Default 1. */
  replaySampleRate?: number;
  /** True: nothing is captured or sent before consent to `analytics` is there. Default false. */
  consentRequired: boolean;
  /** The mode from the moment on when consent to `analytics` is there. Default: as before it. */
  consentMode?: Mode;
  /**
   * Where consent is read from: Google consent mode (`gcm`) or the IAB framework (`tcf`). Default: nowhere, the site
   * calls `optIn`. Reading it makes consent required, unless `consentRequired` says false.
   */
  consentFrom?: "tcf" | "gcm";
  /** The IAB purposes that each category needs. Default: see `tcf`. */
  tcfPurposes?: Record<string, number[]>;
  /**
   * Sees each event before anything else does: what it answers is captured in its place (same number, same page), and
   * nothing when it answers nothing or throws. What it changes goes through masking and scrubbing like all the rest.
   */
  beforeSend?: (event: CapturedEvent, page: Readonly<Page>) => CapturedEvent | null | undefined;
  /** Explains in the console whatever is refused, dropped or sent again. Default false. */
  debug: boolean;
}

export type StartSettings = Partial<Settings> & Pick<Settings, "siteId" | "apiEndpoint">;

/** The server adds events of its own to an append of at most 100, so that we stay well below. */
export const MOST_EVENTS = 80;

/** Fills in what was not given, and what makes no sense. A mode that doesn't exist is strict: see `open`. */
export const completed = (given: StartSettings): Settings =>
  ({
    ...given,
    sampleRate: Math.min(given.sampleRate ?? 1, 1),
    flushInterval: given.flushInterval || 5_000,
    flushSize: Math.min(given.flushSize || 50, MOST_EVENTS),
    maxRetries: given.maxRetries ?? 8,
    autoTrack: given.autoTrack ?? true,
    maskText: given.maskText ?? true,
    consent: [...(given.consent ?? [])],
  }) as Settings;

/** Whether the consent that this category needs is there. */
export const granted = ({ consent, consentRequired }: Settings, category = "analytics"): boolean =>
  !consentRequired || consent.includes(category);
