import { type Brush, gap } from "./boxes.js";

/** A picture where the page says that it may be shown, an empty box else: a picture may show anything. */
export function drawImage(brush: Brush, image: HTMLImageElement, box: DOMRect, open: boolean): void {
  if (open && image.complete && image.naturalWidth && isOurs(image))
    brush.drawImage(image, box.x, box.y, box.width, box.height);
  else gap(brush, box);
}

/** A picture of another origin would make the whole canvas unreadable: it is tried on one of its own. */
function isOurs(image: HTMLImageElement): boolean {
  const trial = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!trial) return false;
  trial.canvas.width = trial.canvas.height = 1;
  trial.drawImage(image, 0, 0, 1, 1);
  try {
    trial.getImageData(0, 0, 1, 1);
    return true;
  } catch {
    // SecurityError, the browser's word for: not this page's own.
    return false;
  }
}
