/** What the field is kept in, best first. Eight bits are enough to see the shape, though faint heat is lost. */
export type FieldPrecision = "half-float" | "byte";

/** The picture off screen in which splats add up. */
export class FieldBuffer {
  readonly texture: WebGLTexture;
  readonly precision: FieldPrecision;
  private readonly frame: WebGLFramebuffer;
  private width = 0;
  private height = 0;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.texture = gl.createTexture();
    this.frame = gl.createFramebuffer();
    // Either extension lets half floats be drawn into, and half floats always blend; full floats often do not.
    const half =
      gl.getExtension("EXT_color_buffer_float") !== null ||
      gl.getExtension("EXT_color_buffer_half_float") !== null;
    this.precision = half && this.works("half-float") ? "half-float" : "byte";
    this.width = 0;
  }

  /** Makes the buffer ready to be drawn into, empty and of this size. */
  begin(width: number, height: number): void {
    const { gl } = this;
    if (width !== this.width || height !== this.height) this.allocate(this.precision, width, height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.frame);
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }

  dispose(): void {
    this.gl.deleteFramebuffer(this.frame);
    this.gl.deleteTexture(this.texture);
  }

  private works(precision: FieldPrecision): boolean {
    const { gl } = this;
    this.allocate(precision, 4, 4);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.frame);
    return gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  }

  private allocate(precision: FieldPrecision, width: number, height: number): void {
    const { gl } = this;
    [this.width, this.height] = [width, height];
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    if (precision === "byte")
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    else gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA16F, width, height, 0, gl.RGBA, gl.HALF_FLOAT, null);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
      gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.texture, 0);
  }
}
