import { useMutation } from "urql";
import { ChooseDailyIdentityDocument } from "../../api/contract";
import { useSite } from "../../app/site";
import { Choice, type Option } from "./Choice";

const options: Option<"on" | "off">[] = [
  {
    value: "off",
    label: "Every page load is a visitor of its own",
    description:
      "Nobody is recognised, not even from one page to the next. So one person counts as several visitors, and no session is longer than a page load.",
  },
  {
    value: "on",
    label: "Recognise a visitor for the day",
    description:
      "The server knows a visitor’s pages of one day on this site as one visitor’s, by a salted hash of address and browser. The salt is destroyed when the day ends (UTC); the next day is a new visitor. People behind one address with the same browser count as one.",
  },
];

export function IdentityChoice() {
  const site = useSite();
  const [result, choose] = useMutation(ChooseDailyIdentityDocument);
  return (
    <Choice
      label="Who is one visitor in strict mode"
      options={options}
      value={site.dailyIdentity ? "on" : "off"}
      onChoose={(chosen) => void choose({ site: site.id, on: chosen === "on" })}
      result={result}
    />
  );
}
