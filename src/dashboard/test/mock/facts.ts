// What the mock knows: shapes only.
import type {
  DeviceClass,
  ErasureEffect,
  RequestPartsFragment,
  TimelinePartsFragment,
} from "../../src/api/contract";

export type Click = {
  page: string;
  device: DeviceClass;
  at: number;
  session: string;
  selector: string | null;
  /** Column and row on the page; column and row inside the element. */
  cell: [number, number];
  inside: [number, number];
};

export type Entry = {
  cursor: string;
  at: string;
  kind: string;
  page: string | null;
  x: number | null;
  y: number | null;
  selector: string | null;
  summary: string;
  detail: string | null;
  erased: boolean;
  place: TimelinePartsFragment["place"];
};

export type Visit = {
  id: string;
  subject: string;
  startedAt: number;
  lastAt: number;
  device: DeviceClass;
  browser: string;
  system: string;
  country: string;
  source: { host: string | null; campaign: string | null };
  entries: Entry[];
  erased: boolean;
};

export type ErasureFact = {
  id: string;
  subject: string;
  effect: ErasureEffect;
  requestedAt: string;
  unusableAt: string | null;
  unrecoverableAt: string | null;
  totalBefore: number;
  totalAfter: number;
  receipt: string;
};

export type SaidFact = {
  subject: string | null;
  from: string | null;
  account: string | null;
  belongs: boolean;
  at: string;
  byLogin: string | null;
  forgotten: boolean;
};

export type Announcement =
  | { kind: "click"; click: Click; weight: number }
  | { kind: "entry"; visit: Visit; entry: Entry }
  | { kind: "visit"; visit: Visit }
  | { kind: "account"; id: string }
  | { kind: "request"; request: RequestPartsFragment }
  | { kind: "stale" };
