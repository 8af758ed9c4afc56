// A program that draws nothing, for the places of sigma that would otherwise compile programs nobody uses.

/** Nothing fits where sigma wants a program of nodes or of edges. */
export class Nothing {
  drawLabel = undefined;
  drawHover = undefined;
  kill(): void {}
  reallocate(): void {}
  process(): void {}
  render(): void {}
}
