import { heatmap } from "@heatmap/browser";
import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [plan, setPlan] = useState("");
  // For as long as the page lives, so there is no `stop`: strict mode runs effects twice, and a second `start` does
  // nothing, while a `stop` between them would end a first view at once.
  useEffect(() => {
    heatmap.start({
      siteId: "pk_test",
      apiEndpoint: new URL("/v1/events/collect", location.href).href,
    });
  }, []);
  const choose = (): void => {
    setPlan("pro");
    heatmap.track("chose", { plan: "pro" });
  };
  return (
    <button data-heatmap-id="choose-pro" onClick={choose}>
      {plan || "Choose"}
    </button>
  );
}

createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
