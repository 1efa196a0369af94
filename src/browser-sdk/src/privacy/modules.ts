import { identify } from "../core/identify.js";
import type { Module } from "../core/collector.js";
import { googleConsent } from "./google.js";
import { heeding } from "./heed.js";
import { storage } from "./keep.js";
import { tcf } from "./tcf.js";

/** The balanced and the permissive mode, and `identify`. Masking and scrubbing belong to the core. */
export const PrivacyEngine: Module = { extras: { storage, identify }, before: [heeding] };

/** Consent that is asked for elsewhere: Google consent mode v2, IAB TCF v2.2. */
export const ConsentModule: Module = { before: [googleConsent, tcf] };
