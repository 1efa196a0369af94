import { reading } from "./consent.js";

/** The part of TCData that we read (IAB TCF v2.2, CMP API, "TCData"). */
interface TcData {
  gdprApplies?: boolean;
  eventStatus?: "tcloaded" | "cmpuishown" | "useractioncomplete";
  listenerId?: number;
  purpose?: { consents?: Record<string, boolean> };
}

type TcfApi = (
  command: "addEventListener" | "removeEventListener",
  version: 2,
  callback: (data: TcData, success: boolean) => void,
  listener?: number,
) => void;

/**
 * The purposes that a category needs, all of them by consent; legitimate interest doesn't count. 1: store and access
 * information on a device; 5, 6: profiles for and selection of personalised content; 8: measure content performance;
 * 9: understand audiences; 10: develop and improve services.
 */
const PURPOSES: Record<string, number[]> = {
  analytics: [1, 8, 9, 10],
  heatmaps: [1, 8, 10],
  replay: [1, 8, 10],
  personalization: [1, 5, 6],
};

/** IAB TCF v2.2: the choice made in a consent platform, by `__tcfapi`. Without an answer there is no consent. */
export const tcf = /* @__PURE__ */ reading("tcf", (tell, { tcfPurposes = PURPOSES }) => {
  const api = (): TcfApi | undefined => (window as { __tcfapi?: TcfApi }).__tcfapi;
  const ask = (): void => api()?.("addEventListener", 2, heard);
  let listener: number | undefined;
  let on = true;

  function heard({ gdprApplies, eventStatus, listenerId, purpose }: TcData, success: boolean): void {
    listener = listenerId;
    // While the visitor is being asked, there is no answer yet.
    if (!on || !success || !/^(tcloaded|useractioncomplete)$/.test(eventStatus ?? "")) return;
    const consented = (needed: number): boolean => gdprApplies === false || !!purpose?.consents?.[needed];
    tell(Object.keys(tcfPurposes).filter((category) => tcfPurposes[category]!.every(consented)));
  }

  // The platform's stub belongs in the page before all others; some come later all the same.
  if (api()) ask();
  else addEventListener("load", ask, { once: true });

  return () => {
    on = false;
    removeEventListener("load", ask);
    if (listener !== undefined) api()?.("removeEventListener", 2, () => {}, listener);
  };
});
