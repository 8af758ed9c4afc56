// Lines in WebGL: an instanced ribbon along a quadratic curve, cut off at the rims of both discs; dashes, dots, the
// cross and the arrow head are worked out in each pixel from the way along the line. See ../geometry.ts for the shape.
//
// The lines do not go through sigma's graph: 40,000 objects made, copied and indexed cost more than drawing them. A
// program here keeps its own array, filled from the scene, and is otherwise one of sigma's.

import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Colours } from "../colours";
import { faded } from "../renderer";
import type { Scene } from "../scene";
import { half, styles, type Look } from "./look";

const vertex = /* glsl */ `
attribute vec2 a_start, a_end, a_sizes;
attribute vec4 a_look; // width, lane, style + 4 when it has a head, lit
attribute vec4 a_color;
attribute vec2 a_along; // 0..1 along the line, side -1 or 1
uniform mat3 u_matrix;
uniform vec2 u_view;
uniform vec4 u_scale; // base, least, most, growth
uniform float u_dim, u_pixel;
varying vec4 v_color;
varying vec3 v_place; // way along, way to the side, whole length
varying vec3 v_look; // width, style, head

vec2 pixels(vec2 p) {
  vec2 c = (u_matrix * vec3(p, 1.0)).xy;
  return vec2(c.x, -c.y) * u_view * 0.5;
}
float radius(float size) { return clamp(size * u_scale.x, u_scale.y, u_scale.z) * u_scale.w; }
vec2 point(vec2 a, vec2 c, vec2 b, float t) { return mix(mix(a, c, t), mix(c, b, t), t); }
float speed(vec2 a, vec2 c, vec2 b, float t) { return 2.0 * length(mix(c - a, b - c, t)); }
// Where the curve is r away from its start, seen from there: three steps of Newton.
float leave(vec2 a, vec2 c, vec2 b, float r) {
  float t = clamp(r / max(1.0, 2.0 * length(c - a)), 0.0, 0.5);
  for (int i = 0; i < 3; i++) t = clamp(t + (r - distance(a, point(a, c, b, t))) / max(1.0, speed(a, c, b, t)), 0.0, 0.7);
  return t;
}
// Length from t0 to t, by Gauss' rule of three points.
float way(vec2 a, vec2 c, vec2 b, float t0, float t) {
  float m = 0.5 * (t0 + t), h = 0.5 * (t - t0);
  return h * (0.5555556 * (speed(a, c, b, m - 0.7745967 * h) + speed(a, c, b, m + 0.7745967 * h)) + 0.8888889 * speed(a, c, b, m));
}

void main() {
  vec2 a = pixels(a_start), b = pixels(a_end);
  vec2 d = b - a;
  float len = length(d);
  float ra = radius(a_sizes.x) + 1.0, rb = radius(a_sizes.y) + 1.0;
  float style = mod(a_look.z, 4.0), headed = floor(a_look.z / 4.0);
  float width = a_look.x * mix(1.0, u_scale.w, 0.5);
  rb += headed * 1.5;
  vec2 n = len > 0.0 ? vec2(-d.y, d.x) / len : vec2(0.0);
  vec2 c = 0.5 * (a + b) + n * 2.0 * a_look.y * clamp(5.0 + len * 0.085, 7.0, 46.0);
  if (len < ra + rb + 1.0) { gl_Position = vec4(2.0, 2.0, 0.0, 1.0); return; }
  float t0 = leave(a, c, b, min(ra, len * 0.4)), t1 = 1.0 - leave(b, c, a, min(rb, len * 0.4));
  float t = mix(t0, t1, a_along.x);
  float total = way(a, c, b, t0, t1);
  headed *= step(8.0, total);
  vec2 to = normalize(mix(c - a, b - c, t) + vec2(1e-6, 0.0));
  float head = headed * (2.4 + 1.25 * width), mark = style == 3.0 ? 3.6 + 1.1 * width : 0.0;
  float side = max(max(0.5 * width, head), mark) + u_pixel;
  float along = a_along.x < 0.0001 ? 0.0 : a_along.x > 0.9999 ? total : way(a, c, b, t0, t);
  vec2 p = point(a, c, b, t) + vec2(-to.y, to.x) * a_along.y * side;
  v_place = vec3(along, a_along.y * side, total);
  v_look = vec3(width, style, headed);
  float strength = mix(1.0, mix(${faded.line.toFixed(3)}, 1.0, a_look.w), u_dim);
  v_color = vec4(a_color.rgb, a_color.a * strength);
  gl_Position = vec4(p.x / u_view.x * 2.0, -p.y / u_view.y * 2.0, 0.0, 1.0);
}`;

const fragment = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec3 v_place, v_look;
uniform float u_pixel;

void main() {
  float s = v_place.x, d = abs(v_place.y), w = max(v_look.x, u_pixel);
  float thin = min(1.0, v_look.x / u_pixel); // lines below a pixel get paler instead
  float rest = v_place.z - s, soft = u_pixel;
  float longHead = v_look.z * (5.0 + 2.3 * v_look.x);
  float on = clamp((0.5 * w - d) / soft + 0.5, 0.0, 1.0) * thin;
  if (v_look.y == 1.0) { // dashes
    float period = 9.0 + 1.5 * w, half_ = 0.29 * period;
    float m = abs(mod(s, period) - half_) - half_;
    on *= clamp(0.5 - m / soft, 0.0, 1.0);
  } else if (v_look.y == 2.0) { // dots
    float period = 2.2 * w + 3.2;
    float m = mod(s, period) - 0.5 * period;
    on = clamp((0.62 * w + 0.25 - length(vec2(m, d))) / soft + 0.5, 0.0, 1.0);
  }
  if (longHead > 0.0) {
    float wide = 2.4 + 1.25 * v_look.x;
    on *= step(longHead * 0.75, rest);
    on = max(on, clamp(((rest / longHead) * wide - d) * 0.9 / soft + 0.5, 0.0, 1.0) * step(rest, longHead));
  }
  if (v_look.y == 3.0) { // the cross
    float size = 3.6 + 1.1 * v_look.x, m = abs(s - 0.5 * v_place.z);
    float arm = abs(m - d) * 0.7071, reach = (m + d) * 0.7071;
    on = max(on, clamp((0.85 + 0.15 * w - arm) / soft + 0.5, 0.0, 1.0) * clamp((size - reach) / soft + 0.5, 0.0, 1.0));
  }
  float alpha = on * v_color.a;
  if (alpha < 0.004) discard;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
}`;

const uniforms = ["u_matrix", "u_view", "u_scale", "u_dim", "u_pixel"] as const;
type Uniform = (typeof uniforms)[number];

/** Pieces of a ribbon. */
const segments = 16;

const stride = 11; // numbers of a line

/** Packed holds lines as a program takes them. */
export class Packed {
  array = new Float32Array(0);
  count = 0;

  /** room makes place for so many lines of so many numbers. */
  room(count: number, size: number): Float32Array {
    this.count = count;
    if (this.array.length < count * size) this.array = new Float32Array(count * size);
    return this.array;
  }
}

/** toneColours are the colours of lines as numbers. */
export function toneColours(colours: Colours): Record<string, number> {
  return Object.fromEntries(Object.entries(colours.lines).map(([k, v]) => [k, floatColor(v)]));
}

/** packRibbons takes lines of the scene, in the order of drawing. */
export function packRibbons(to: Packed, scene: Scene, order: ArrayLike<number>, colours: Colours, lit: Set<number> | null): void {
  const a = to.room(order.length, stride);
  const tones = toneColours(colours);
  for (let n = 0, i = 0; n < order.length; n++, i += stride) {
    const l = scene.lines[order[n]!]!;
    const from = scene.discs[l.a]!;
    const end = scene.discs[l.b]!;
    a[i] = 0.5 + from.x / (2 * half);
    a[i + 1] = 0.5 - from.y / (2 * half);
    a[i + 2] = 0.5 + end.x / (2 * half);
    a[i + 3] = 0.5 - end.y / (2 * half);
    a[i + 4] = from.size;
    a[i + 5] = end.size;
    a[i + 6] = l.width;
    a[i + 7] = l.lane;
    a[i + 8] = styles[l.status] + (l.arrow ? 4 : 0);
    a[i + 9] = lit?.has(order[n]!) ? 1 : 0;
    a[i + 10] = tones[l.tone]!;
  }
}

/** ribbonProgram makes the program of the ribbons. */
export function ribbonProgram(look: Look, packed: Packed) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
  const along: number[][] = [];
  for (let i = 0; i <= segments; i++) along.push([i / segments, -1], [i / segments, 1]);

  return class RibbonProgram extends EdgeProgram<Uniform> {
    getDefinition() {
      return {
        VERTICES: along.length, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment, METHOD: TRIANGLE_STRIP, UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: "a_start", size: 2, type: FLOAT }, { name: "a_end", size: 2, type: FLOAT }, { name: "a_sizes", size: 2, type: FLOAT },
          { name: "a_look", size: 4, type: FLOAT }, { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_along", size: 2, type: FLOAT }], CONSTANT_DATA: along,
      };
    }

    /** Sigma's graph has no edges; what to draw comes packed. */
    override reallocate(): void {}
    processVisibleItem(): void {}

    override render(params: RenderParams): void {
      if (look.silent || look.hairs || !packed.count) return;
      this.array = packed.array;
      this.capacity = packed.count;
      this.verticesCount = this.capacity * this.VERTICES;
      super.render(params);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
      gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
      gl.uniform2f(at.u_view, look.width, look.height);
      gl.uniform4f(at.u_scale, look.base, look.least, look.most, look.growth);
      gl.uniform1f(at.u_dim, look.dim ? 1 : 0);
      gl.uniform1f(at.u_pixel, 1 / params.pixelRatio);
    }
  };
}
