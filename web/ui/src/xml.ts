// Text in XML.

/** xml escapes text for XML and drops the characters that XML forbids. */
export function xml(s: string): string {
  const legal = s.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return legal.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
