import { deviationOf, reach } from "./field";
import { FieldBuffer, type FieldPrecision } from "./fieldBuffer";
import type { Points, Size } from "./geometry";
import { Program } from "./program";
import { rampBytes, steps, type Ground } from "./ramp";
import { colourFragment, colourVertex, splatFragment, splatVertex } from "./shaders";

/** All that a picture of heat depends on. */
export type Picture = {
  readonly points: Points;
  readonly peak: number;
  readonly page: Size;
  readonly radius: number;
  readonly opacity: number;
  readonly ground: Ground;
  /** Canvas pixels to a CSS pixel of the page; less where the page is too large for the card. */
  readonly density: number;
};

/** Memory is what a tall page costs: 6 million pixels are 24 MB of canvas and 48 MB of field. */
const mostPixels = 6_000_000;
const corners = new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]);

/** Draws heat into a canvas: splats add up in a field, the field becomes colour. One painter a canvas. */
export class HeatPainter {
  readonly precision: FieldPrecision;
  private readonly gl: WebGL2RenderingContext;
  private readonly field: FieldBuffer;
  private readonly splat: Program;
  private readonly colour: Program;
  private readonly ramp: WebGLTexture;
  private readonly square: WebGLBuffer;
  private readonly instances: WebGLBuffer;

  constructor(private readonly canvas: HTMLCanvasElement) {
    // The drawing is kept so that it can be read back: by tests, and by who copies the picture.
    const gl = canvas.getContext("webgl2", {
      premultipliedAlpha: true,
      antialias: false,
      preserveDrawingBuffer: true,
    });
    if (gl === null) throw new Error("This browser has no WebGL 2, or it is switched off.");
    this.gl = gl;
    this.field = new FieldBuffer(gl);
    this.precision = this.field.precision;
    this.splat = new Program(gl, splatVertex, splatFragment);
    this.colour = new Program(gl, colourVertex, colourFragment);
    this.ramp = gl.createTexture();
    this.square = gl.createBuffer();
    this.instances = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, this.square);
    gl.bufferData(gl.ARRAY_BUFFER, corners, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  }

  draw(picture: Picture): void {
    if (this.gl.isContextLost()) return;
    const { width, height } = this.size(picture);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.accumulate(picture, width, height);
    this.paint(picture, width, height);
  }

  /** Frees what the card holds; the canvas may get another painter. */
  dispose(): void {
    const { gl } = this;
    this.field.dispose();
    gl.deleteTexture(this.ramp);
    for (const buffer of [this.square, this.instances]) gl.deleteBuffer(buffer);
    for (const program of [this.splat, this.colour]) gl.deleteProgram(program.handle);
  }

  private size({ page, density }: Picture): Size {
    const limit = this.gl.getParameter(this.gl.MAX_TEXTURE_SIZE) as number;
    const fits = Math.min(
      density,
      limit / page.width,
      limit / page.height,
      Math.sqrt(mostPixels / (page.width * page.height)),
    );
    return {
      width: Math.max(1, Math.round(page.width * fits)),
      height: Math.max(1, Math.round(page.height * fits)),
    };
  }

  private accumulate({ points, peak, page, radius }: Picture, width: number, height: number): void {
    const { gl } = this;
    const deviation = deviationOf(radius);
    this.field.begin(width, height);
    if (points.length === 0 || peak <= 0) return;
    // Weights are scaled so that the peak is 1: half floats stay precise, and bytes have a use.
    this.splat.use({
      page: [page.width, page.height],
      extent: deviation * reach,
      deviation,
      scale: 1 / peak,
    });
    gl.bindBuffer(gl.ARRAY_BUFFER, this.instances);
    gl.bufferData(gl.ARRAY_BUFFER, points, gl.DYNAMIC_DRAW);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribPointer(1, 3, gl.FLOAT, false, 0, 0);
    gl.vertexAttribDivisor(1, 1);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, points.length / 3);
    gl.disable(gl.BLEND);
  }

  private paint({ opacity, ground }: Picture, width: number, height: number): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, width, height);
    gl.disableVertexAttribArray(1);
    this.colour.use({ opacity });
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.field.texture);
    this.colour.sampler("field", 0);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.ramp);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, steps, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, rampBytes(ground));
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
      gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    this.colour.sampler("ramp", 1);
    gl.activeTexture(gl.TEXTURE0);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }
}
