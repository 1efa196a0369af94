import type { Brush } from "./boxes.js";

/** A shape of an SVG in the page, with its own fill and line, where the browser shows it. */
export function drawShape(brush: Brush, shape: SVGGeometryElement, style: CSSStyleDeclaration): void {
  const matrix = shape.getScreenCTM();
  const path = pathOf(shape);
  if (!matrix || !path || shape.closest("defs,clipPath,mask,symbol,pattern,marker")) return;
  brush.save();
  brush.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
  const { fill, stroke, strokeWidth, fillRule } = style;
  if (isColour(fill)) {
    brush.fillStyle = fill;
    brush.fill(path, fillRule === "evenodd" ? "evenodd" : "nonzero");
  }
  if (isColour(stroke)) {
    brush.strokeStyle = stroke;
    brush.lineWidth = parseFloat(strokeWidth) || 1;
    brush.lineCap = style.strokeLinecap as CanvasLineCap;
    brush.stroke(path);
  }
  brush.restore();
}

/** Neither nothing nor a pattern or gradient that is kept elsewhere. */
const isColour = (paint: string): boolean => paint !== "none" && !paint.startsWith("url(");

function pathOf(shape: SVGGeometryElement): Path2D | undefined {
  const path = new Path2D();
  if (shape instanceof SVGPathElement) return new Path2D(shape.getAttribute("d") ?? "");
  if (shape instanceof SVGRectElement) path.rect(of(shape.x), of(shape.y), of(shape.width), of(shape.height));
  else if (shape instanceof SVGCircleElement)
    path.arc(of(shape.cx), of(shape.cy), of(shape.r), 0, 2 * Math.PI);
  else if (shape instanceof SVGEllipseElement)
    path.ellipse(of(shape.cx), of(shape.cy), of(shape.rx), of(shape.ry), 0, 0, 2 * Math.PI);
  else if (shape instanceof SVGLineElement) {
    path.moveTo(of(shape.x1), of(shape.y1));
    path.lineTo(of(shape.x2), of(shape.y2));
  } else if (shape instanceof SVGPolylineElement || shape instanceof SVGPolygonElement) {
    for (const { x, y } of shape.points) path.lineTo(x, y);
    if (shape instanceof SVGPolygonElement) path.closePath();
  } else return undefined;
  return path;
}

const of = (length: SVGAnimatedLength): number => length.baseVal.value;
