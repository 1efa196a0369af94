import { MantineProvider } from "@mantine/core";
import { Provider } from "urql";
import { clientFor } from "../api/client";
import { useSigning } from "../api/token";
import { Doors } from "./Doors";
import { schemeManager, theme } from "./theme";

export function App() {
  const { token } = useSigning();
  return (
    <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme="auto">
      <Provider value={clientFor(token)} key={token}>
        <Doors />
      </Provider>
    </MantineProvider>
  );
}
