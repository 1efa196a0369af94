import { Radio, Stack } from "@mantine/core";
import { useMutation } from "urql";
import { ChooseBotPolicyDocument, type BotPolicy } from "../../api/contract";
import { useSite } from "../../app/site";
import { Trouble } from "../../app/states";

const choices: { value: BotPolicy; label: string; description: string }[] = [
  {
    value: "MARK",
    label: "Mark them",
    description: "They are taken, and their sessions say why they look like a machine’s.",
  },
  {
    value: "REFUSE",
    label: "Refuse them",
    description: "Nothing of them is kept; the sender is told the reason.",
  },
  {
    value: "OFF",
    label: "Treat them like everyone",
    description: "They are taken, and nothing is said of them.",
  },
];

export function BotChoice() {
  const site = useSite();
  const [result, choose] = useMutation(ChooseBotPolicyDocument);
  return (
    <Stack gap="md">
      <Radio.Group
        aria-label="What becomes of machines"
        value={site.botPolicy}
        onChange={(policy) => void choose({ site: site.id, policy: policy as BotPolicy })}
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
