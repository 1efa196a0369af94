import { Radio, Stack } from "@mantine/core";
import { useMutation } from "urql";
import { ChooseErasureEffectDocument, type ErasureEffect } from "../../api/contract";
import { useSite } from "../../app/site";
import { Trouble } from "../../app/states";

const choices: { value: ErasureEffect; label: string; description: string }[] = [
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
    <Stack gap="md">
      <Radio.Group
        aria-label="What forgetting does to totals"
        value={site.erasureEffect}
        onChange={(effect) => void choose({ site: site.id, effect: effect as ErasureEffect })}
      >
        <Stack gap="md">
          {choices.map((choice) => (
            <Radio key={choice.value} {...choice} disabled={result.fetching} />
          ))}
        </Stack>
      </Radio.Group>
      {result.error && <Trouble error={result.error} />}
    </Stack>
  );
}
