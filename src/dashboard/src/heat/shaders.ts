// First pass: every point is a square round its place, and adds its share of a Gaussian to the field.
export const splatVertex = `#version 300 es
layout(location = 0) in vec2 corner;
layout(location = 1) in vec3 point;
uniform vec2 page;
uniform float extent;
uniform float scale;
out vec2 offset;
out float weight;
void main() {
  offset = corner * extent;
  weight = point.z * scale;
  vec2 place = (point.xy + offset) / page * 2.0 - 1.0;
  gl_Position = vec4(place.x, -place.y, 0.0, 1.0);
}`;

export const splatFragment = `#version 300 es
precision highp float;
in vec2 offset;
in float weight;
uniform float deviation;
out vec4 heat;
void main() {
  heat = vec4(weight * exp(-dot(offset, offset) / (2.0 * deviation * deviation)), 0.0, 0.0, 1.0);
}`;

// Second pass: the field becomes colour. Cold fades out, so that the page shows where nobody clicked.
export const colourVertex = `#version 300 es
layout(location = 0) in vec2 corner;
out vec2 place;
void main() {
  place = corner * 0.5 + 0.5;
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

export const colourFragment = `#version 300 es
precision highp float;
in vec2 place;
uniform sampler2D field;
uniform sampler2D ramp;
uniform float opacity;
out vec4 colour;
void main() {
  float along = sqrt(clamp(texture(field, place).r, 0.0, 1.0));
  float alpha = opacity * smoothstep(0.02, 0.3, along);
  vec3 paint = texture(ramp, vec2(0.5 / 256.0 + along * 255.0 / 256.0, 0.5)).rgb;
  colour = vec4(paint * alpha, alpha);
}`;
