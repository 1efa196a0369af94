import { useEffect, useState } from "react";
import { useClient, type CombinedError } from "urql";
import { FunnelPreviewDocument, type FunnelInput, type FunnelPreviewQuery } from "../../api/contract";
import type { StepFigures } from "../../funnel/words";
import { momentsOf } from "../heatmap/range";

type Answer = FunnelPreviewQuery["funnelPreview"];
export type Preview = {
  readonly figures: readonly StepFigures[];
  readonly words: string;
  readonly error: CombinedError | null;
};

/** Typing pauses for so long before a question is asked. */
const pause = 300;

/** What a draft counts of the latest visitors, asked anew as it changes. */
export function usePreview(site: string, input: FunnelInput | null): Preview {
  const client = useClient();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  // Its name changes nothing of what a funnel counts.
  const key = input === null ? null : JSON.stringify({ ...input, name: "Preview" });
  useEffect(() => {
    setError(null);
    if (key === null) return setAnswer(null);
    let left = false;
    const timer = setTimeout(() => {
      const funnel = JSON.parse(key) as FunnelInput;
      const variables = { site, funnel, ...momentsOf({ name: "month" }, Date.now()) };
      void client
        .query(FunnelPreviewDocument, variables, { requestPolicy: "network-only" })
        .toPromise()
        .then((result) => {
          if (left) return;
          setAnswer(result.data?.funnelPreview ?? null);
          setError(result.error ?? null);
        });
    }, pause);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client, site, key]);
  return { figures: answer?.figures.steps ?? [], words: wordsOf(answer, input !== null), error };
}

function wordsOf(answer: Answer | null, isWhole: boolean): string {
  if (!isWhole)
    return "Fill in every step, condition and exclusion, two steps at least, to see what they count.";
  if (answer === null) return "Counting…";
  const all = answer.all ? "all" : "the latest";
  const visitors = answer.visitors === 1 ? "visitor" : "visitors";
  return `Counted over ${all} ${answer.visitors} ${visitors} of the last 30 days, nothing stored yet.`;
}
