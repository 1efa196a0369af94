import { useSearchParams } from "wouter";
import type { DeviceClass } from "../../api/contract";
import { rangeFrom, rangeInto, type Range } from "./range";

export type Anchoring = "element" | "page";

/** What the address says is looked at; all of it is there, so that a heatmap can be linked to. */
export type Address = {
  readonly page: string | null;
  readonly device: DeviceClass | null;
  readonly range: Range;
  readonly by: Anchoring;
};

const devices: readonly string[] = ["DESKTOP", "TABLET", "MOBILE"] satisfies DeviceClass[];
const isDevice = (text: string | null): text is DeviceClass => text !== null && devices.includes(text);

export function readAddress(search: URLSearchParams): Address {
  const device = search.get("device");
  return {
    page: search.get("page"),
    device: isDevice(device) ? device : null,
    range: rangeFrom(search),
    by: search.get("by") === "page" ? "page" : "element",
  };
}

export function writeAddress({ page, device, range, by }: Address): URLSearchParams {
  const search = new URLSearchParams();
  if (page !== null) search.set("page", page);
  if (device !== null) search.set("device", device);
  if (by !== "element") search.set("by", by);
  rangeInto(search, range);
  return search;
}

export function useAddress(): Address & { change: (part: Partial<Address>) => void } {
  const [search, setSearch] = useSearchParams();
  const address = readAddress(search);
  const change = (part: Partial<Address>): void =>
    setSearch(writeAddress({ ...address, ...part }), { replace: part.page === undefined });
  return { ...address, change };
}
