// The graph of the centre.

import { view } from "../state";

export function GraphView() {
  return <div class="graph" tabIndex={0}>{view.value.nodes.length} nodes</div>;
}
