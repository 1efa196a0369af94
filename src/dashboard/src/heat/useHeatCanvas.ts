import { useEffect, useRef, useState, type RefObject } from "react";
import { HeatPainter, type Picture } from "./HeatPainter";

/** Keeps a canvas showing `picture`; returns why it can't, in words, or null. */
export function useHeatCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  picture: Picture | null,
): string | null {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [painter, setPainter] = useState<HeatPainter | null>(null);
  const attempt = useRef(0);
  const [restored, setRestored] = useState(0);

  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    // Graphics cards take contexts away (sleep, driver update); prevented, the loss can be followed by a return.
    const lost = (event: Event): void => event.preventDefault();
    const back = (): void => setRestored(++attempt.current);
    target.addEventListener("webglcontextlost", lost);
    target.addEventListener("webglcontextrestored", back);
    let made: HeatPainter | null = null;
    try {
      made = new HeatPainter(target);
      target.dataset["precision"] = made.precision;
      setPainter(made);
      setTrouble(null);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
    return () => {
      target.removeEventListener("webglcontextlost", lost);
      target.removeEventListener("webglcontextrestored", back);
      made?.dispose();
      setPainter(null);
    };
  }, [canvas, restored]);

  useEffect(() => {
    if (painter === null || picture === null) return;
    const frame = requestAnimationFrame(() => painter.draw(picture));
    return () => cancelAnimationFrame(frame);
  }, [painter, picture]);
  return trouble;
}
