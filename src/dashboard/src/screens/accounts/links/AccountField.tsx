import { Autocomplete } from "@mantine/core";
import type { Meant } from "./useMeant";

/** Names an account: one that was seen, or a company that nobody came from yet, by its domain. */
export const AccountField = ({ meant }: { meant: Meant }) => (
  <Autocomplete
    label="Account"
    description="One that was seen, or a company by its domain, as acme.example."
    error={
      meant.text.trim() !== "" &&
      meant.account === null &&
      "No account seen is called so, and it is no domain."
    }
    data={[...meant.names]}
    limit={20}
    maxDropdownHeight={220}
    value={meant.text}
    onChange={meant.setText}
    data-autofocus
  />
);
