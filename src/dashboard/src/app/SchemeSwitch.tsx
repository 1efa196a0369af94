import { ActionIcon, Tooltip, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { Moon, Sun, System } from "./icons";

const next: Record<MantineColorScheme, MantineColorScheme> = { auto: "light", light: "dark", dark: "auto" };
const words: Record<MantineColorScheme, string> = {
  auto: "as the system has it",
  light: "light",
  dark: "dark",
};
const icons: Record<MantineColorScheme, typeof Sun> = { auto: System, light: Sun, dark: Moon };

export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = icons[colorScheme];
  const label = `Colours: ${words[colorScheme]}. Change to: ${words[next[colorScheme]]}`;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        onClick={() => setColorScheme(next[colorScheme])}
      >
        <Icon />
      </ActionIcon>
    </Tooltip>
  );
}
