import { useState } from "react";
import { Anchor } from "@mantine/core";
import type { Element, Heat } from "../../heat/heat";
import type { Scene } from "../../heat/scene";
import { amount, share } from "./amount";
import style from "./heatScreen.module.css";

type Props = {
  elements: readonly Element[];
  heat: Heat;
  scene: Scene;
  measured: boolean;
  onPoint: (selector: string | null) => void;
};

const few = 12;

/** The same heat in words: what was clicked, most clicked first. */
export function ElementList({ elements, heat, scene, measured, onPoint }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? elements : elements.slice(0, few);
  return (
    <section aria-label="Elements clicked" className={style.elements}>
      <h2>Elements</h2>
      {elements.length === 0 && <p className="quiet">Nothing was clicked in this stretch of time.</p>}
      <ol>
        {shown.map(({ selector, weight }) => {
          const absent = measured && !scene.rects.has(selector);
          return (
            <li
              key={selector}
              tabIndex={0}
              data-absent={absent}
              onPointerEnter={() => onPoint(selector)}
              onPointerLeave={() => onPoint(null)}
              onFocus={() => onPoint(selector)}
              onBlur={() => onPoint(null)}
            >
              <span className="mono">{selector}</span>
              <span className="figures">{amount(weight)}</span>
              <span className="figures quiet">{share(weight, heat.total)}</span>
              {absent && <span className={style.absent}>not on the page now</span>}
            </li>
          );
        })}
      </ol>
      {elements.length > few && (
        <Anchor component="button" type="button" size="sm" onClick={() => setAll(!all)}>
          {all ? "Only the first" : `All ${elements.length}`}
        </Anchor>
      )}
    </section>
  );
}
