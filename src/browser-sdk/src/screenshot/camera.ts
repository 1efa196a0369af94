import type { Capture } from "../core/capture.js";
import { headOf, isBusy, pauseBefore, post, stamped } from "../replay/parcel.js";
import { painting } from "./painter.js";
import type { Camera } from "./screenshot.js";

/** Milliseconds of drawing without a pause, where the browser doesn't say how much time there is. */
const SLICE = 8;
const QUALITY = 0.7;
/** Requirement R6. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Runs `work` when the page has nothing to do; `left` says whether there is time for more. */
function idle(capture: Capture, work: (left: () => boolean) => void): void {
  if (!window.requestIdleCallback) {
    capture.after(SLICE, () => {
      const until = performance.now() + SLICE;
      work(() => performance.now() < until);
    });
    return;
  }
  const forget = capture.undo(() => cancelIdleCallback(handle));
  const handle = requestIdleCallback((deadline) => {
    forget();
    work(() => deadline.timeRemaining() > 1);
  });
}

/** The window as it is, or null when it moved on meanwhile. */
function drawn(capture: Capture): Promise<HTMLCanvasElement | null> {
  const canvas = document.createElement("canvas");
  const brush = canvas.getContext("2d");
  if (!brush) return Promise.reject(new Error("no canvas to draw on"));
  [canvas.width, canvas.height] = [innerWidth, innerHeight];
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, innerWidth, innerHeight);
  for (const ground of [document.documentElement, document.body]) {
    brush.fillStyle = getComputedStyle(ground).backgroundColor;
    brush.fillRect(0, 0, innerWidth, innerHeight);
  }
  const steps = painting(brush, capture.settings.maskText);
  const place = (): string => `${capture.page().id} ${scrollX} ${scrollY} ${innerWidth} ${innerHeight}`;
  const first = place();
  return new Promise((resolve, reject) => {
    const go = (left: () => boolean): void => {
      try {
        if (place() !== first || document.hidden) return resolve(null);
        do if (steps.next().done) return resolve(canvas);
        while (left());
        idle(capture, go);
      } catch (error) {
        reject(error as Error);
      }
    };
    idle(capture, go);
  });
}

/** WebP, or what the browser can: it tells the type by itself. */
const packed = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (picture) =>
        picture ? resolve(picture) : reject(new Error("the browser packs no picture of this size")),
      "image/webp",
      QUALITY,
    ),
  );

function send(capture: Capture, head: string, picture: Blob, tries = 0): void {
  const { settings, after, report } = capture;
  const again = (retryAfter: string | null, reason: unknown): void => {
    if (tries < settings.maxRetries)
      after(pauseBefore(tries, retryAfter), () => send(capture, head, picture, tries + 1));
    else report("screenshot", reason);
  };
  post(new URL("screenshot", settings.apiEndpoint).href, new Blob([stamped(head), picture])).then(
    ({ status, ok, headers }) => {
      if (isBusy(status)) again(headers.get("retry-after"), `refused with ${status}`);
      else if (!ok) report("screenshot", `refused with ${status}`);
    },
    (error: unknown) => again(null, error),
  );
}

export const camera: Camera = {
  async take(capture) {
    const page = capture.page();
    const at = Date.now();
    const canvas = await drawn(capture);
    if (!canvas) return false;
    const picture = await packed(canvas);
    if (picture.size > MOST_BYTES) throw new Error("a picture of more than 10 MiB");
    send(capture, headOf(capture, page, { type: "screenshot", seq: capture.number(), at }), picture);
    return true;
  },
};
