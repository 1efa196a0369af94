import { useMutation } from "urql";
import { ChooseBotPolicyDocument, type BotPolicy } from "../../api/contract";
import { useSite } from "../../app/site";
import { Choice, type Option } from "./Choice";

const options: Option<BotPolicy>[] = [
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
    <Choice
      label="What becomes of machines"
      options={options}
      value={site.botPolicy}
      onChoose={(policy) => void choose({ site: site.id, policy })}
      result={result}
    />
  );
}
