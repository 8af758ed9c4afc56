// The id of an edge says all of it: "source>type.status>target", with = in place of > when it has no direction.

import type { RelationType, Status } from "../api";

/** edgeId names an edge as the API does. The ends of one without direction are in the order of their keys. */
export function edgeId(source: string, type: RelationType, status: Status, target: string, symmetric: boolean): string {
  if (!symmetric) return `${source}>${type}.${status}>${target}`;
  const [a, b] = source < target ? [source, target] : [target, source];
  return `${a}=${type}.${status}=${b}`;
}
