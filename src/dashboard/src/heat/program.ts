/** A linked program with its uniforms; throws with the driver's own words when it does not compile. */
export class Program {
  readonly handle: WebGLProgram;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    vertex: string,
    fragment: string,
  ) {
    this.handle = gl.createProgram();
    for (const [kind, source] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(kind);
      if (shader === null) throw new Error("The graphics context is lost.");
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(this.handle, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(this.handle);
    if (!gl.getProgramParameter(this.handle, gl.LINK_STATUS) && !gl.isContextLost())
      throw new Error(
        `The heat shader does not link: ${gl.getProgramInfoLog(this.handle) ?? "no reason given"}`,
      );
  }

  use(numbers: Record<string, number | readonly [number, number]>): void {
    this.gl.useProgram(this.handle);
    for (const [name, value] of Object.entries(numbers)) {
      const place = this.gl.getUniformLocation(this.handle, name);
      if (typeof value === "number") this.gl.uniform1f(place, value);
      else this.gl.uniform2f(place, value[0], value[1]);
    }
  }

  sampler(name: string, unit: number): void {
    this.gl.uniform1i(this.gl.getUniformLocation(this.handle, name), unit);
  }
}
