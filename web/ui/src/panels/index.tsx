// The panels of the page.

export { EntityCard } from "./card";
export { Curation, CurationBar } from "./curation";
export { DocumentView } from "./document";
export { DocumentsTab } from "./documents";
export { EvidencePanel } from "./evidence";
export { HelpDialog } from "./help";
export { Legend } from "./legend";
export { Overview } from "./overview";
export { PathPanel } from "./path";
export { ReviewPanel } from "./review";
export { SaveDialog } from "./save";
export { Search } from "./search";
export { TimeSlider } from "./slider";
export { TablesTab } from "./tables";
export { Thresholds } from "./thresholds";
export { TimelineTab } from "./timeline";
export { Toasts } from "./toasts";
