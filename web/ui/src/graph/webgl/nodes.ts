// Discs in WebGL, with a thin rim in the colour of the paper that keeps them apart from lines and from each other.

import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type Sigma from "sigma";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { faded } from "../renderer";
import type { Look } from "./look";

const vertex = /* glsl */ `
attribute vec2 a_position;
attribute vec2 a_look; // size, lit
attribute vec4 a_color;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_view;
uniform vec4 u_scale;
uniform float u_dim, u_pixel;
uniform vec3 u_paper;
varying vec2 v_place;
varying float v_radius;
varying vec3 v_color;

void main() {
  vec2 c = (u_matrix * vec3(a_position, 1.0)).xy;
  float r = clamp(a_look.x * u_scale.x, u_scale.y, u_scale.z) * u_scale.w;
  v_radius = r;
  v_place = a_corner * (r + 1.6 + u_pixel);
  v_color = mix(a_color.rgb, u_paper, u_dim * (1.0 - a_look.y) * ${(1 - faded.disc).toFixed(3)});
  gl_Position = vec4(c + v_place / u_view * 2.0, 0.0, 1.0);
}`;

const fragment = /* glsl */ `
precision highp float;
varying vec2 v_place;
varying float v_radius;
varying vec3 v_color;
uniform vec3 u_paper;
uniform float u_pixel;

void main() {
  float d = length(v_place);
  float disc = clamp((v_radius - d) / u_pixel + 0.5, 0.0, 1.0);
  float rim = clamp((v_radius + min(1.6, v_radius * 0.25) - d) / u_pixel + 0.5, 0.0, 1.0);
  if (rim < 0.004) discard;
  gl_FragColor = vec4(mix(u_paper, v_color, disc) * rim, rim);
}`;

const uniforms = ["u_matrix", "u_view", "u_scale", "u_dim", "u_pixel", "u_paper"] as const;
type Uniform = (typeof uniforms)[number];

/** Corners of a triangle around the unit circle. Drawn one by one: software WebGL is slow at many small instances. */
const corners = [[0, 2], [-Math.sqrt(3), -1], [Math.sqrt(3), -1]] as const;

/** discProgram makes the program of the discs. It takes no part in sigma's picking, which would draw all twice: see ../pick.ts. */
export function discProgram(look: Look) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

  return class DiscProgram extends NodeProgram<Uniform> {
    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, null, renderer);
    }

    getDefinition() {
      return {
        VERTICES: 3, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment, METHOD: TRIANGLES, UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT }, { name: "a_look", size: 2, type: FLOAT }, { name: "a_corner", size: 2, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
      };
    }

    processVisibleItem(_id: number, i: number, data: NodeDisplayData & { lit?: number }): void {
      const a = this.array;
      const colour = floatColor(data.color);
      for (const [x, y] of corners) {
        a[i++] = data.x;
        a[i++] = data.y;
        a[i++] = data.size;
        a[i++] = data.lit ?? 0;
        a[i++] = x;
        a[i++] = y;
        a[i++] = colour;
      }
    }

    override render(params: RenderParams): void {
      if (!look.silent) super.render(params);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
      gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
      gl.uniform2f(at.u_view, look.width, look.height);
      gl.uniform4f(at.u_scale, look.base, look.least, look.most, look.growth);
      gl.uniform1f(at.u_dim, look.dim ? 1 : 0);
      gl.uniform1f(at.u_pixel, 1 / params.pixelRatio);
      gl.uniform3f(at.u_paper, look.paper[0], look.paper[1], look.paper[2]);
    }
  };
}
