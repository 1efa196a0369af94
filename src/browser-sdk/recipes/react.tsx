import { heatmap } from "@heatmap/browser";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [plan, setPlan] = useState("");
  // Strict mode runs effects twice: `stop` gives everything back, and a second `start` begins anew.
  useEffect(() => {
    heatmap.start({
      siteId: "pk_test",
      apiEndpoint: new URL("/v1/events/collect", location.href).href,
    });
    return () => heatmap.stop();
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

createRoot(document.getElementById("app")!).render(<App />);
