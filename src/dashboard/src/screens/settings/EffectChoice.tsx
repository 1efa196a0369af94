import { useMutation } from "urql";
import { ChooseErasureEffectDocument, type ErasureEffect } from "../../api/contract";
import { useSite } from "../../app/site";
import { Choice, type Option } from "./Choice";

const options: Option<ErasureEffect>[] = [
  {
    value: "REMOVE_FROM_TOTALS",
    label: "Take the visitor out of the totals",
    description: "Heatmaps and page figures lose the visitor’s clicks and views at once.",
  },
  {
    value: "KEEP_TOTALS",
    label: "Keep the anonymous count",
    description: "The counts stay; nothing leads from them back to a person.",
  },
];

export function EffectChoice() {
  const site = useSite();
  const [result, choose] = useMutation(ChooseErasureEffectDocument);
  return (
    <Choice
      label="What forgetting does to totals"
      options={options}
      value={site.erasureEffect}
      onChoose={(effect) => void choose({ site: site.id, effect })}
      result={result}
    />
  );
}
