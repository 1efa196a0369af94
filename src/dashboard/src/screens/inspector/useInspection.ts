import { useState } from "react";
import { RequestInspectedDocument } from "../../api/contract";
import { useLive, type Live } from "../../api/useLive";
import { withMessage, type Inspection } from "../../inspector/requests";

export type Inspecting = {
  /** Null until the server has told the first time. */
  readonly inspection: Inspection | null;
  readonly live: Live;
};

/**
 * What becomes of a site's requests, as they come. All of it comes by the subscription, the last ones too: another
 * question could be answered by another server, which remembers others. Held, the list stays as it is; going on tells
 * what came meanwhile.
 */
export function useInspection(site: string, held: boolean): Inspecting {
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const live = useLive(
    RequestInspectedDocument,
    { site },
    {
      paused: held,
      onMessage: ({ requestInspected }) => setInspection((before) => withMessage(before, requestInspected)),
      onGap: () => undefined, // A new connection begins by telling what is remembered.
    },
  );
  return { inspection, live };
}
