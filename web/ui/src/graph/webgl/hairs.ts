// Lines where more are in view than can be told apart: one pixel wide, straight and plain. Two vertices each, drawn
// without instances, at which software WebGL is slow.

import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";
import type { Colours } from "../colours";
import { faded } from "../renderer";
import type { Scene } from "../scene";
import { toneColours, type Packed } from "./lines";
import { half, type Look } from "./look";

const vertex = /* glsl */ `
attribute vec2 a_position, a_look; // look: width, lit
attribute vec4 a_color;
uniform mat3 u_matrix;
uniform float u_dim, u_alpha;
varying vec4 v_color;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1.0)).xy, 0.0, 1.0);
  float alpha = min(1.0, 0.6 + 0.2 * a_look.x) * mix(u_alpha, mix(${faded.line.toFixed(3)} * u_alpha, 1.0, a_look.y), u_dim);
  v_color = vec4(a_color.rgb * alpha, alpha);
}`;

const fragment = /* glsl */ `
precision mediump float;
varying vec4 v_color;
void main() { gl_FragColor = v_color; }`;

const uniforms = ["u_matrix", "u_dim", "u_alpha"] as const;
type Uniform = (typeof uniforms)[number];

/** packHairs takes lines of the scene; of a part of them the first are drawn. */
export function packHairs(to: Packed, scene: Scene, order: ArrayLike<number>, colours: Colours, lit: Set<number> | null): void {
  const a = to.room(order.length, 10);
  const tones = toneColours(colours);
  for (let n = 0, i = 0; n < order.length; n++) {
    const l = scene.lines[order[n]!]!;
    const on = lit?.has(order[n]!) ? 1 : 0;
    for (let k = 0; k < 2; k++) {
      const d = scene.discs[k ? l.b : l.a]!;
      a[i++] = 0.5 + d.x / (2 * half);
      a[i++] = 0.5 - d.y / (2 * half);
      a[i++] = l.width;
      a[i++] = on;
      a[i++] = tones[l.tone]!;
    }
  }
}

/** hairProgram makes the program of the hairs. */
export function hairProgram(look: Look, packed: Packed) {
  const { FLOAT, UNSIGNED_BYTE, LINES } = WebGLRenderingContext;

  return class HairProgram extends EdgeProgram<Uniform> {
    getDefinition() {
      return {
        VERTICES: 2, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment, METHOD: LINES, UNIFORMS: uniforms,
        ATTRIBUTES: [{ name: "a_position", size: 2, type: FLOAT }, { name: "a_look", size: 2, type: FLOAT }, { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true }],
      };
    }

    override reallocate(): void {}
    processVisibleItem(): void {}

    override render(params: RenderParams): void {
      if (look.silent || !look.hairs || !packed.count) return;
      this.array = packed.array;
      this.capacity = Math.min(packed.count, look.share);
      this.verticesCount = this.capacity * this.VERTICES;
      super.render(params);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
      gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
      gl.uniform1f(at.u_dim, look.dim ? 1 : 0);
      gl.uniform1f(at.u_alpha, look.alpha);
    }
  };
}
