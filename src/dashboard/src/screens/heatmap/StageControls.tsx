import { useCallback, useState } from "react";
import { Button, SegmentedControl, Slider } from "@mantine/core";
import type { Anchoring } from "../../heat/scene";
import style from "./heatScreen.module.css";

/** How the heat is looked at; nothing of it changes what is counted. */
export type Look = { readonly radius: number; readonly opacity: number; readonly zoom: number };

const usual: Look = { radius: 30, opacity: 0.8, zoom: 1 };
const zooms = [0.5, 0.75, 1, 1.5, 2, 3] as const;

export function useLook() {
  const [look, setAll] = useState(usual);
  const setLook = useCallback((part: Partial<Look>) => setAll((before) => ({ ...before, ...part })), []);
  const zoomBy = useCallback(
    (step: -1 | 0 | 1) => setAll((before) => ({ ...before, zoom: nextZoom(before.zoom, step) })),
    [],
  );
  return { look, setLook, zoomBy };
}

function nextZoom(zoom: number, step: -1 | 0 | 1): number {
  if (step === 0) return 1;
  const at = zooms.findIndex((one) => one >= zoom);
  return zooms[Math.min(zooms.length - 1, Math.max(0, at + step))] ?? 1;
}

type Props = {
  by: Anchoring;
  look: Look;
  elementsHavePlace: boolean;
  onAnchor: (by: Anchoring) => void;
  setLook: (part: Partial<Look>) => void;
  zoomBy: (step: -1 | 0 | 1) => void;
};

export function StageControls({ by, look, elementsHavePlace, onAnchor, setLook, zoomBy }: Props) {
  return (
    <section className={style.controls} aria-label="How the heat is drawn">
      <SegmentedControl
        aria-label="What the heat is anchored to"
        size="xs"
        fullWidth
        data={[
          { value: "element", label: "By element", disabled: !elementsHavePlace },
          { value: "page", label: "By page coordinates" },
        ]}
        value={elementsHavePlace ? by : "page"}
        onChange={(value) => onAnchor(value === "page" ? "page" : "element")}
      />
      <Dial
        label="Opacity"
        value={look.opacity}
        min={0.1}
        max={1}
        step={0.05}
        onChange={(opacity) => setLook({ opacity })}
        said={(value) => `${Math.round(value * 100)} %`}
      />
      <Dial
        label="Radius"
        value={look.radius}
        min={8}
        max={90}
        step={2}
        onChange={(radius) => setLook({ radius })}
        said={(value) => `${value} px`}
      />
      <div className={style.zoom}>
        <span>Zoom</span>
        <Button.Group>
          <Button size="compact-sm" variant="default" aria-label="Zoom out" onClick={() => zoomBy(-1)}>
            −
          </Button>
          <Button size="compact-sm" variant="default" aria-label="Fit to the width" onClick={() => zoomBy(0)}>
            {look.zoom === 1 ? "Fit" : `${look.zoom * 100} %`}
          </Button>
          <Button size="compact-sm" variant="default" aria-label="Zoom in" onClick={() => zoomBy(1)}>
            +
          </Button>
        </Button.Group>
      </div>
    </section>
  );
}

type DialProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  said: (value: number) => string;
  onChange: (value: number) => void;
};

const Dial = ({ label, said, value, ...rest }: DialProps) => (
  <div className={style.dial}>
    <span>{label}</span>
    <Slider size="sm" label={null} value={value} thumbLabel={label} {...rest} />
    <span className="quiet figures">{said(value)}</span>
  </div>
);
