import { amount, share } from "../screens/heatmap/amount";
import { cellAt, type Point } from "./geometry";
import type { Heat } from "./heat";
import type { Scene } from "./scene";
import style from "./stage.module.css";

type Props = { at: Point; point: Point; selector: string | null; heat: Heat; scene: Scene };

/** What the heat under the pointer stands for, in numbers. */
export function Reading({ at, point, selector, heat, scene }: Props) {
  if (point.x < 0 || point.x > scene.page.width || point.y > scene.page.height) return null;
  const element = selector === null ? undefined : heat.elements.get(selector);
  if (scene.by === "element" && element === undefined) return null;
  const cell = cellAt(heat, scene.page, point);
  return (
    <div
      className={style.reading}
      style={{ left: at.x, top: at.y }}
      data-side={at.x > innerWidth - 280 ? "left" : "right"}
    >
      {element ? (
        <>
          <span>
            <b>{clicks(element.weight)}</b> · {share(element.weight, heat.total)}
          </span>
          <span className="mono">{element.selector}</span>
        </>
      ) : (
        <>
          <span>
            <b>{clicks(cell.weight)}</b> in this cell
          </span>
          <span className="quiet">
            column {cell.column}, {cell.row * heat.rowHeight} to {(cell.row + 1) * heat.rowHeight} px down
          </span>
        </>
      )}
    </div>
  );
}

const clicks = (weight: number): string => `${amount(weight)} ${weight === 1 ? "click" : "clicks"}`;
