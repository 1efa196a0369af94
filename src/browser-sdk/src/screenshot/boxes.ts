export type Brush = CanvasRenderingContext2D;

const GREY = "#8884";
const CLEAR = /^(transparent|rgba\(\d+, \d+, \d+, 0\))$/;
const SIDES = ["Top", "Right", "Bottom", "Left"] as const;

/** An element's ground: its colour, or gradient, within its corners. A picture in the ground is left out. */
export function fillBox(brush: Brush, box: DOMRect, style: CSSStyleDeclaration): void {
  if (style.backgroundClip === "text" || !box.width || !box.height) return;
  outline(brush, box, style);
  if (!CLEAR.test(style.backgroundColor)) {
    brush.fillStyle = style.backgroundColor;
    brush.fill();
  }
  if (style.backgroundImage === "none") return;
  brush.fillStyle = gradient(brush, box, style.backgroundImage) ?? GREY;
  brush.fill();
}

/** An element's borders: one line around where they are all alike, else each side. */
export function strokeBox(brush: Brush, box: DOMRect, style: CSSStyleDeclaration): void {
  const sides = SIDES.map((side) => ({
    width: /none|hidden/.test(style[`border${side}Style`]) ? 0 : parseFloat(style[`border${side}Width`]) || 0,
    colour: style[`border${side}Color`],
  }));
  const [top, right, bottom, left] = sides as [Side, Side, Side, Side];
  if (sides.every(({ width, colour }) => width === top.width && colour === top.colour)) {
    if (!top.width) return;
    const inset = top.width / 2;
    outline(brush, box, style, inset);
    brush.lineWidth = top.width;
    brush.strokeStyle = top.colour;
    brush.stroke();
    return;
  }
  const { x, y, width, height } = box;
  const fill = ({ colour }: Side, ...rect: [number, number, number, number]): void => {
    brush.fillStyle = colour;
    brush.fillRect(...rect);
  };
  fill(top, x, y, width, top.width);
  fill(bottom, x, y + height - bottom.width, width, bottom.width);
  fill(left, x, y, left.width, height);
  fill(right, x + width - right.width, y, right.width, height);
}

interface Side {
  width: number;
  colour: string;
}

/** Where something is that isn't shown. */
export function gap(brush: Brush, { x, y, width, height }: DOMRect): void {
  brush.fillStyle = GREY;
  brush.fillRect(x, y, width, height);
}

function outline(brush: Brush, box: DOMRect, style: CSSStyleDeclaration, inset = 0): void {
  const { x, y, width, height } = box;
  const radius = (text: string): number => {
    const size = parseFloat(text) || 0;
    return Math.max(
      Math.min(text.includes("%") ? (size / 100) * width : size, width / 2, height / 2) - inset,
      0,
    );
  };
  brush.beginPath();
  brush.roundRect(x + inset, y + inset, Math.max(width - 2 * inset, 0), Math.max(height - 2 * inset, 0), [
    radius(style.borderTopLeftRadius),
    radius(style.borderTopRightRadius),
    radius(style.borderBottomRightRadius),
    radius(style.borderBottomLeftRadius),
  ]);
}

/** The colours of a gradient from one end to the other; all kinds are drawn as linear ones. Undefined for pictures. */
function gradient(brush: Brush, box: DOMRect, image: string): CanvasGradient | undefined {
  if (!/^(repeating-)?(linear|radial|conic)-gradient/.test(image)) return undefined;
  const colours = image.match(/rgba?\([^)]+\)|color\([^)]+\)|oklch\([^)]+\)|oklab\([^)]+\)|lab\([^)]+\)/g);
  if (!colours) return undefined;
  const angle = (angleOf(image) * Math.PI) / 180;
  // From the middle to where the box ends that way (CSS Images 3, 3.1.1).
  const reach = (Math.abs(box.width * Math.sin(angle)) + Math.abs(box.height * Math.cos(angle))) / 2;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const [dx, dy] = [Math.sin(angle) * reach, -Math.cos(angle) * reach];
  const fill = brush.createLinearGradient(x - dx, y - dy, x + dx, y + dy);
  colours.forEach((colour, i) =>
    fill.addColorStop(colours.length > 1 ? i / (colours.length - 1) : 0, colour),
  );
  return fill;
}

/** Degrees, clockwise from up. Without a word it runs downwards. */
function angleOf(image: string): number {
  const told = /\((-?[\d.]+)deg/.exec(image)?.[1];
  if (told !== undefined) return +told;
  const to = /\(to ([a-z ]+)/.exec(image)?.[1] ?? "bottom";
  const [up, right] = [to.includes("top"), to.includes("right")];
  if (!/top|bottom/.test(to)) return right ? 90 : 270;
  const side = /right|left/.test(to) ? 45 : 0;
  return (up ? 0 : 180) + (up === right ? side : -side);
}
