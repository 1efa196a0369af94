"use client";

import { heatmap } from "@heatmap/browser";
import { useState } from "react";

export function Choose() {
  const [plan, setPlan] = useState("");
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
