import { identify } from "../core/identify.js";
import type { Module } from "../core/collector.js";
import { storage } from "./keep.js";

/** The balanced and the permissive mode, and `identify`. Masking and scrubbing belong to the core. */
export const PrivacyEngine: Module = { extras: { storage, identify } };
