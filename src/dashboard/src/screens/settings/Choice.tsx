import { Radio, Stack } from "@mantine/core";
import type { CombinedError } from "urql";
import { Trouble } from "../../app/states";

export type Option<Value extends string> = { value: Value; label: string; description: string };

type Props<Value extends string> = {
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
  /** How the last choice went. */
  result: { fetching: boolean; error?: CombinedError | undefined };
};

/** One of a few ways, each with what follows from it. It holds as soon as it is chosen. */
export function Choice<Value extends string>({ label, options, value, onChoose, result }: Props<Value>) {
  return (
    <Stack gap="md">
      <Radio.Group aria-label={label} value={value} onChange={(chosen) => onChoose(chosen as Value)}>
        <Stack gap="md">
          {options.map((option) => (
            <Radio key={option.value} {...option} disabled={result.fetching} />
          ))}
        </Stack>
      </Radio.Group>
      {result.error && <Trouble error={result.error} />}
    </Stack>
  );
}
