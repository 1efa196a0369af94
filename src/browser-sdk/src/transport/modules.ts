import type { Module } from "../core/collector.js";
import { gzip } from "./gzip.js";
import { halved } from "./halved.js";
import { offline } from "./offline.js";

/** Compression, a second chance for what is too large, and a queue that outlives the page. */
export const DeliveryModule: Module = { extras: { gzip, halved, offline } };
